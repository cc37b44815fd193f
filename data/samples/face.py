# SPDX-License-Identifier: Apache-2.0
"""Draws the printed face of a pack, flat and sharp: colours, motif, Vietnamese words, and a white label with its codes."""
import math
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = {"sans": "NotoSans-Regular.ttf", "bold": "NotoSans-Bold.ttf", "serif": "NotoSerif-Bold.ttf", "italic": "NotoSerif-Italic.ttf"}
INK = (24, 24, 26)


def font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype("/usr/share/fonts/truetype/noto/" + FONTS[name], size)


def fitted(draw, text: str, name: str, size: int, width: int) -> ImageFont.FreeTypeFont:
    while size > 14 and draw.textlength(text, font=font(name, size)) > width:
        size -= 2
    return font(name, size)


def mixed(a, b, share: float):
    return tuple(int(x * (1 - share) + y * share) for x, y in zip(a, b))


# ---- motifs: a few strokes that say what is inside ------------------------------------------------------------------

def leaves(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    for _ in range(11):
        x, y, size, turn = rng.uniform(x0, x1), rng.uniform(y0, y1), rng.uniform(70, 150), rng.uniform(0, math.tau)
        side = [(t / 12, 0.24 * math.sin(math.pi * t / 12)) for t in range(13)]
        outline = side + [(u, -v) for u, v in reversed(side)]
        points = [(x + size * (u * math.cos(turn) - v * math.sin(turn)), y + size * (u * math.sin(turn) + v * math.cos(turn))) for u, v in outline]
        draw.polygon(points, fill=mixed(colour, (255, 255, 255), rng.uniform(0, 0.25)))
        draw.line([points[0], points[12]], fill=mixed(colour, (0, 0, 0), 0.3), width=3)


def waves(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    for row in range(6):
        y = y0 + (y1 - y0) * row / 6
        crest = [(x, y + 16 * math.sin(x / 46 + row * 1.7)) for x in range(int(x0) - 10, int(x1) + 10, 6)]
        draw.polygon(crest + [(x1 + 10, y1 + 40), (x0 - 10, y1 + 40)], fill=mixed(colour, (255, 255, 255), 0.32 - 0.06 * row))


def cells(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    size = 44
    for row in range(int((y1 - y0) / (size * 1.5)) + 1):
        for column in range(int((x1 - x0) / (size * 1.74)) + 1):
            if rng.random() < 0.3:
                continue
            x, y = x0 + column * size * 1.74 + (row % 2) * size * 0.87, y0 + row * size * 1.5
            points = [(x + size * 0.92 * math.sin(math.tau * k / 6), y + size * 0.92 * math.cos(math.tau * k / 6)) for k in range(6)]
            draw.polygon(points, fill=mixed(colour, (255, 255, 255), rng.uniform(0, 0.45)), outline=mixed(colour, (0, 0, 0), 0.2))


def grains(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    for _ in range(120):
        x, y, turn = rng.uniform(x0, x1), y1 - (y1 - y0) * rng.random() ** 1.7, rng.uniform(-0.7, 0.7)
        points = [(x + 23 * math.cos(a) * math.cos(turn) - 8 * math.sin(a) * math.sin(turn),
                   y + 23 * math.cos(a) * math.sin(turn) + 8 * math.sin(a) * math.cos(turn)) for a in np.linspace(0, math.tau, 14)]
        draw.polygon(points, fill=mixed(colour, (255, 255, 255), rng.uniform(0.1, 0.7)), outline=mixed(colour, (0, 0, 0), 0.12))


def hills(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    draw.ellipse([x1 - 260, y0 + 5, x1 - 140, y0 + 125], fill=mixed(colour, (255, 226, 160), 0.85))
    for layer in range(4):
        base, phase = y0 + (y1 - y0) * (0.35 + 0.17 * layer), rng.uniform(0, 6)
        ridge = [(x, base - 50 * math.sin(x / 130 + phase) - 18 * math.sin(x / 47 + phase * 2)) for x in range(int(x0) - 10, int(x1) + 10, 8)]
        draw.polygon(ridge + [(x1 + 10, y1), (x0 - 10, y1)], fill=mixed(mixed(colour, (255, 255, 255), 0.5), colour, layer / 3))


def weave(draw, rng, box, colour):
    x0, y0, x1, y1 = box
    step = 26
    shades = [colour, mixed(colour, (255, 255, 255), 0.5), mixed(colour, (20, 20, 60), 0.6), (214, 164, 60)]
    for row, y in enumerate(range(int(y0), int(y1), step)):
        for column, x in enumerate(range(int(x0), int(x1), step)):
            kind = (abs(column % 12 - 6) + row) % 6
            draw.polygon([(x + step / 2, y), (x + step, y + step / 2), (x + step / 2, y + step), (x, y + step / 2)], fill=shades[kind % 4])


MOTIFS = {"leaves": leaves, "waves": waves, "cells": cells, "grains": grains, "hills": hills, "weave": weave}


# ---- the label --------------------------------------------------------------------------------------------------------

def code_block(code: dict) -> Image.Image:
    """One code with its quiet zone and captions. code: {matrix, module, caption [lines], digits?}"""
    matrix, module = code["matrix"], code["module"]
    rows, columns = matrix.shape
    linear = rows == 1
    height = int(code.get("bars", 150)) if linear else rows * module
    margin_x, margin_y = (10 if linear else 4) * module, (8 if linear else 4 * module)
    lines = code.get("caption", [])
    width = columns * module + 2 * margin_x
    text_height = (34 if linear else 0) + 29 * len(lines)
    probe = ImageDraw.Draw(Image.new("L", (8, 8)))
    wide = max([int(probe.textlength(line, font=font("sans", 22))) + 16 for line in lines] + [width])
    block = Image.new("RGB", (wide, height + 2 * margin_y + text_height), "white")
    ink = np.kron(matrix, np.ones((height if linear else module, module), np.uint8))
    left = (wide - width) // 2 + margin_x
    block.paste(Image.fromarray(np.where(ink[..., None] == 1, np.uint8(INK), np.uint8(252)).astype(np.uint8)), (left, margin_y))
    draw = ImageDraw.Draw(block)
    y = margin_y + height + (2 if linear else margin_y - 8)
    if linear:
        text = code["digits"]
        shown = f"{text[0]}   {'  '.join(text[1:7])}    {'  '.join(text[7:])}"
        draw.text((wide / 2, y), shown, font=fitted(draw, shown, "sans", 27, width), fill=INK, anchor="ma")
        y += 36
    for number, line in enumerate(lines):
        draw.text((wide / 2, y), line, font=font("bold" if number == 0 else "sans", 22 if number == 0 else 20), fill=INK, anchor="ma")
        y += 28
    return block


def label(codes: list, title: str, width: int) -> Image.Image:
    blocks = [code_block(code) for code in codes]
    rows, row, used = [], [], 0
    for block in blocks:
        if row and used + block.width + 24 > width - 40:
            rows.append(row)
            row, used = [], 0
        row.append(block)
        used += block.width + 24
    rows.append(row)
    head = 52 if title else 14
    height = head + sum(max(b.height for b in r) + 16 for r in rows if r) + 6
    out = Image.new("RGB", (max([sum(b.width + 24 for b in r) + 16 for r in rows] + [380]), height), (252, 252, 249))
    draw = ImageDraw.Draw(out)
    if title:
        draw.text((out.width / 2, 9), title, font=fitted(draw, title, "bold", 27, out.width - 30), fill=(60, 60, 64), anchor="ma")
    y = head
    for r in rows:
        x = (out.width - sum(b.width for b in r) - 24 * (len(r) - 1)) // 2
        for block in r:
            out.paste(block, (x, y))
            x += block.width + 24
        y += max((b.height for b in r), default=0) + 16
    draw.rectangle([2, 2, out.width - 3, out.height - 3], outline=(190, 190, 186), width=3)
    return out


def face(spec: dict, seed: int) -> Image.Image:
    """spec: size, colours (base, accent), motif, brand, name [lines], lines (small), label_title, codes."""
    rng = random.Random(seed)
    width, height = spec["size"]
    inner = spec.get("inner", width)  # words stay inside this width (what a cylinder turns away cannot be read)
    base, accent = spec["colours"]
    shade = np.linspace(0, 1, height)[:, None, None]
    top, bottom = np.array(mixed(base, (255, 255, 255), 0.12)), np.array(mixed(base, (0, 0, 0), 0.12))
    image = Image.fromarray(np.broadcast_to(top * (1 - shade) + bottom * shade, (height, width, 3)).astype(np.uint8).copy())
    draw = ImageDraw.Draw(image)
    dark = sum(base) < 380
    words = (250, 248, 240) if dark else mixed(accent, (0, 0, 0), 0.55)
    draw.rectangle([0, 0, width, 96], fill=accent)
    draw.text((width / 2, 48), spec["brand"], font=fitted(draw, spec["brand"], "bold", 44, inner - 60), fill=(255, 252, 240), anchor="mm")
    y = 124
    for number, line in enumerate(spec["name"]):
        chosen = fitted(draw, line, "serif" if number == 0 else "italic", 84 if number == 0 else 46, inner - 90)
        draw.text((width / 2, y), line, font=chosen, fill=words, anchor="ma")
        y += chosen.size + (30 if number == 0 else 20)
    sticker = label(spec["codes"], spec.get("label_title", ""), inner) if spec["codes"] else None
    foot = 34 * len(spec["lines"]) + 26
    label_top = height - foot - (sticker.height + 40 if sticker else 0)
    area = (30, y + 14, width - 30, max(y + 60, label_top - 24))
    art = Image.new("RGB", (width, height))
    art.paste(image)
    if area[3] - area[1] > 90:
        MOTIFS[spec["motif"]](ImageDraw.Draw(art), rng, area, mixed(spec.get("art", accent), base, 0.25))
        mask = Image.new("L", (width, height), 0)
        ImageDraw.Draw(mask).rounded_rectangle(area, 26, fill=255)
        image.paste(art, (0, 0), mask.filter(ImageFilter.GaussianBlur(1.2)))
        draw.rounded_rectangle(area, 26, outline=mixed(words, base, 0.5), width=3)
    if sticker:
        # Put on by hand: a little crooked, with a thin shadow along its lower edge.
        turn, x = rng.uniform(-2.2, 2.2), (width - sticker.width) // 2 + rng.randint(-14, 14)
        solid = Image.new("L", sticker.size, 255).rotate(turn, Image.BICUBIC, expand=True)
        image.paste(tuple(int(c * 0.6) for c in base), (x + 3, label_top + 5), solid.filter(ImageFilter.GaussianBlur(4)))
        image.paste(sticker.rotate(turn, Image.BICUBIC, expand=True), (x, label_top), solid)
    y = height - foot + 12
    for line in spec["lines"]:
        draw.text((width / 2, y), line, font=fitted(draw, line, "sans", 25, inner - 60), fill=words, anchor="ma")
        y += 34
    return image
