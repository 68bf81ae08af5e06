"""Two machine instructions that numba does not name: count the ones of a word, fetch ahead."""

from typing import Any

from llvmlite import ir
from numba.core import cgutils, types
from numba.extending import intrinsic


@intrinsic
def ones(_context: Any, _word: Any) -> Any:
    """How many bits of a uint64 are set, as int64."""

    def generate(_context: Any, builder: Any, _signature: Any, arguments: Any) -> Any:
        return builder.ctpop(arguments[0])

    return types.int64(types.uint64), generate


@intrinsic
def fetch(_context: Any, array: Any, _place: Any) -> Any:
    """Ask for `array[_place]` (one dimension) to be brought near; a hint that never fails."""

    def generate(context: Any, builder: Any, signature: Any, arguments: Any) -> Any:
        found = context.make_array(signature.args[0])(context, builder, arguments[0])
        address = cgutils.get_item_pointer(
            context, builder, signature.args[0], found, [arguments[1]], wraparound=False
        )
        number, byte = ir.IntType(32), ir.IntType(8).as_pointer()
        kind = ir.FunctionType(ir.VoidType(), [byte, number, number, number])
        call = cgutils.get_or_insert_function(builder.module, kind, "llvm.prefetch.p0")
        read, soon, data = (ir.Constant(number, value) for value in (0, 1, 1))
        builder.call(call, [builder.bitcast(address, byte), read, soon, data])
        return context.get_dummy_value()

    return types.void(array, types.intp), generate
