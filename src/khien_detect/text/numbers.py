"""Groups of numbers and addresses that patterns can ask for: `<phone>`, `<link>`."""

from khien_detect.text.number_kernels import (
    ACCOUNT,
    AGE,
    AMOUNT,
    CODE,
    IDENTITY,
    LINK,
    MAIL,
    NUMBER,
    PHONE,
    SMALL,
    YEAR,
)

# Groups whose members are numbers and addresses.
NUMBERS = {
    "num": (SMALL, AGE, NUMBER, CODE, YEAR),
    "age": (AGE,),
    "code": (CODE, YEAR),
    "year": (YEAR,),
    "phone": (PHONE,),
    "identity": (IDENTITY,),
    "account": (ACCOUNT, PHONE, IDENTITY, CODE),
    "amount": (AMOUNT,),
    "link": (LINK,),
    "mail": (MAIL,),
}
