"""QR codes as SVG, small enough to stand in a document by the hundred."""

from functools import lru_cache


@lru_cache(maxsize=64)
def qr_svg(text: str) -> str:
    """Medium error correction, no border of its own: whoever places it leaves white around it."""
    import zxingcpp  # noqa: PLC0415  (only where a code is drawn)

    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(made.to_svg(scale=1, add_quiet_zones=False))
