# Writes common.inc: the 3755 characters of GB 2312-1980 level 1 (rows 16 to 55), in its order.
#   python3 src/font/common.py > src/font/common.inc
cells = [(row, cell) for row in range(16, 56) for cell in range(1, 95) if row < 55 or cell < 90]
text = "".join(bytes([row + 0xA0, cell + 0xA0]).decode("gb2312") for row, cell in cells)
print("/* GB 2312-1980, level 1. Written by common.py. */")
for start in range(0, len(text), 45):
    print(f'"{text[start:start + 45]}",')
