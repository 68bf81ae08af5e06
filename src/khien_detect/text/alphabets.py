"""Vietnamese marks, invisible characters, and letters of other scripts drawn like Latin ones."""

QUALITIES = {"\u0302": 1, "\u0306": 2, "\u031b": 3}  # â, ă, ơ; đ is 4
STROKE = 4
TONES = {"\u0300": 1, "\u0301": 2, "\u0309": 3, "\u0303": 4, "\u0323": 5}
TONES |= {"\u0340": 1, "\u0341": 2}  # deprecated twins that do not decompose on their own
INVISIBLE = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u3164\uffa0"

# Cyrillic, Greek and other letters drawn like Latin ones.
LOOK_ALIKES = dict(
    zip(
        "авеёкмнорстухіїјѕһԁԛԝԍгпьґӏαβγεηικνορτυχωϲϳıȷøłđðɑɡɩʀɴʟʙʜɪᴀᴄᴅᴇᴊᴋᴍᴏᴘᴛᴜᴠᴡᴢꜱⅼɢʏß",
        "abeekmhopctyxiijshdqwgrnbrlabyenikvoptuxwcjijolddagirnlbhiacdejkmoptuvwzslgys",
        strict=True,
    )
)
