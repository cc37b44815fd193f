# SPDX-License-Identifier: Apache-2.0
"""Turns flat faces into something like a telephone's photograph: table, shadow, perspective or cylinder, light, lens, sensor."""
import cv2
import numpy as np

WIDTH, HEIGHT = 1200, 1600


def noise_layer(rng, shape, size, blur):
    small = rng.standard_normal((max(2, shape[0] // size), max(2, shape[1] // size))).astype(np.float32)
    grown = cv2.resize(small, (shape[1], shape[0]), interpolation=cv2.INTER_CUBIC)
    return cv2.GaussianBlur(grown, (0, 0), blur) if blur else grown


def table(kind: str, rng) -> np.ndarray:
    """A background without anything that looks like a code."""
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    if kind == "wood":
        grain = noise_layer(rng, (HEIGHT, WIDTH // 40), 10, 0)
        grain = cv2.resize(grain, (WIDTH, HEIGHT), interpolation=cv2.INTER_CUBIC)
        rings = np.sin(xx / 38 + 2.2 * noise_layer(rng, (HEIGHT, WIDTH), 220, 0) + grain * 0.35)
        tone = 0.5 + 0.13 * rings + 0.06 * grain
        colour = np.array([70, 112, 160], np.float32)
        image = colour * (0.62 + 0.5 * tone[..., None])
        for seam in (310, 705, 1080):
            image *= (1 - 0.5 * np.exp(-((xx - seam) / 3.0) ** 2))[..., None]
    elif kind == "cloth":
        threads = 0.06 * np.sin(xx * 1.05) + 0.06 * np.sin(yy * 1.05) + 0.05 * noise_layer(rng, (HEIGHT, WIDTH), 3, 0)
        folds = 0.10 * noise_layer(rng, (HEIGHT, WIDTH), 320, 30)
        image = np.array([176, 186, 190], np.float32) * (1 + threads + folds)[..., None]
    elif kind == "stone":
        speck = 0.05 * noise_layer(rng, (HEIGHT, WIDTH), 2, 0) + 0.07 * noise_layer(rng, (HEIGHT, WIDTH), 14, 2) + 0.10 * noise_layer(rng, (HEIGHT, WIDTH), 200, 10)
        image = np.array([120, 124, 128], np.float32) * (1 + speck)[..., None]
    else:  # shelf
        image = np.array([150, 160, 172], np.float32) * (1.05 - 0.35 * yy / HEIGHT + 0.04 * noise_layer(rng, (HEIGHT, WIDTH), 90, 8))[..., None]
        edge = yy > 1320
        image = np.where(edge[..., None], image * 0.62 + 26, image)
        image *= (1 - 0.35 * np.exp(-((yy - 1320) / 9) ** 2))[..., None]
    return cv2.GaussianBlur(np.clip(image, 0, 255), (0, 0), 1.6)


def put(canvas, patch, mask):
    canvas[:] = canvas * (1 - mask[..., None]) + patch * mask[..., None]


def shadow(canvas, mask, shift=(26, 34), blur=26, strength=0.5):
    moved = cv2.warpAffine(mask, np.float32([[1, 0, shift[0]], [0, 1, shift[1]]]), (WIDTH, HEIGHT))
    canvas *= (1 - strength * cv2.GaussianBlur(moved, (0, 0), blur))[..., None]


def warp(image, quad):
    """image onto the quadrilateral (top left, top right, bottom right, bottom left), with an antialiased mask."""
    height, width = image.shape[:2]
    target = np.float32(quad)
    matrix = cv2.getPerspectiveTransform(np.float32([[0, 0], [width, 0], [width, height], [0, height]]), target)
    scale = max(1.0, width / np.linalg.norm(target[1] - target[0]))
    soft = cv2.GaussianBlur(image.astype(np.float32), (0, 0), 0.38 * scale)
    patch = cv2.warpPerspective(soft, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.fillConvexPoly(mask, np.int32(np.round(target * 16)), 1.0, cv2.LINE_AA, 4)
    return patch, cv2.GaussianBlur(mask, (0, 0), 0.9)


def carton(canvas, face, rng, box, tilt):
    """A box seen a little from the side: front and one narrow side."""
    x0, y0, x1, y1 = box
    lean = tilt * (x1 - x0)
    drop = abs(tilt) * 150
    jitter = rng.uniform(-14, 14, (4, 2))
    if tilt >= 0:
        front = np.float32([[x0, y0 + drop], [x1 - lean * 0.4, y0], [x1 - lean * 0.4, y1], [x0, y1 - drop * 0.5]]) + jitter
        side = np.float32([front[1], [x1 + lean * 0.35, y0 + drop * 0.9], [x1 + lean * 0.35, y1 - drop * 0.8], front[2]])
    else:
        front = np.float32([[x0 - lean * 0.4, y0], [x1, y0 + drop], [x1, y1 - drop * 0.5], [x0 - lean * 0.4, y1]]) + jitter
        side = np.float32([[x0 + lean * 0.35, y0 + drop * 0.9], front[0], front[3], [x0 + lean * 0.35, y1 - drop * 0.8]])
    edge = np.full((400, 120, 3), face[200:-20, 2:30].reshape(-1, 3).mean(0) * 0.55, np.float32)
    edge[26:34] *= 1.4
    pieces = [warp(edge, side), warp(face, front)]
    shadow(canvas, np.maximum(pieces[0][1], pieces[1][1]))
    for patch, mask in pieces:
        put(canvas, patch, mask)


def pouch(canvas, face, rng, box, tilt):
    """A soft bag: the face is bent by slow waves before it is put down."""
    height, width = face.shape[:2]
    pad = 64  # room for the sealed edges outside the print
    framed = cv2.copyMakeBorder(face, pad, pad, pad, pad, cv2.BORDER_REPLICATE)
    bulge_x, bulge_y = noise_layer(rng, (height + 2 * pad, width + 2 * pad), 420, 0), noise_layer(rng, (height + 2 * pad, width + 2 * pad), 420, 0)
    yy, xx = np.mgrid[0:height + 2 * pad, 0:width + 2 * pad].astype(np.float32)
    bent = cv2.remap(framed, xx + 7 * bulge_x, yy + 7 * bulge_y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    gloss = cv2.GaussianBlur(noise_layer(rng, bent.shape[:2], 160, 0), (0, 0), 20)
    bent = bent * (1 + 0.10 * gloss[..., None])
    for y in (26, 52):  # the sealed edge
        bent[y:y + 5] *= 0.8
        bent[-y - 5:-y] *= 0.8
    x0, y0, x1, y1 = box
    lean = tilt * 120
    quad = np.float32([[x0 + lean, y0], [x1 + lean, y0 - lean * 0.5], [x1 - lean, y1], [x0 - lean, y1 + lean * 0.5]]) + rng.uniform(-12, 12, (4, 2))
    patch, mask = warp(bent, quad)
    shadow(canvas, mask, blur=34)
    put(canvas, patch, mask)


def cylinder(canvas, face, rng, box, glass, cap, neck=0.42, turn=0.0):
    """A bottle or jar: the label runs round a cylinder of which we see the front half."""
    x0, y0, x1, y1 = box
    width, height = int(x1 - x0), int(y1 - y0)
    body = np.zeros((HEIGHT, WIDTH), np.float32)
    shoulder, radius = int(height * 0.10), width // 2
    centre = (x0 + x1) / 2
    neck_half = int(radius * neck)
    profile = [(x0, y0 + shoulder), (x0 + 14, y0 + shoulder * 0.45), (centre - neck_half, y0), (centre - neck_half, y0 - 110),
               (centre + neck_half, y0 - 110), (centre + neck_half, y0), (x1 - 14, y0 + shoulder * 0.45), (x1, y0 + shoulder),
               (x1, y1 - 26), (x1 - 26, y1), (x0 + 26, y1), (x0, y1 - 26)]
    cv2.fillPoly(body, [np.int32(np.round(np.float32(profile) * 16))], 1.0, cv2.LINE_AA, 4)
    body = cv2.GaussianBlur(body, (0, 0), 1.0)
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    across = np.clip((xx - x0) / width * 2 - 1, -0.999, 0.999)
    depth = np.sqrt(1 - across ** 2)
    shadow(canvas, body, shift=(44, 20), blur=38)
    put(canvas, np.array(glass, np.float32) * (0.35 + 0.75 * depth)[..., None], body)
    top = np.zeros((HEIGHT, WIDTH), np.float32)
    cv2.rectangle(top, (int(centre - neck_half - 10), int(y0 - 190)), (int(centre + neck_half + 10), int(y0 - 80)), 1.0, -1, cv2.LINE_AA)
    ridges = 1 + 0.08 * np.sin(xx / 3.2)
    put(canvas, np.array(cap, np.float32) * ((0.45 + 0.6 * np.sqrt(np.clip(1 - ((xx - centre) / (neck_half + 11)) ** 2, 0, 1))) * ridges)[..., None], cv2.GaussianBlur(top, (0, 0), 1.2))
    # The label: seen column -> angle -> printed column; its edges sag as the camera looks slightly down.
    label_top, label_bottom = y0 + shoulder + 26, y1 - 70
    sag = 26 * (depth - 1)
    angle = np.arcsin(across) + turn
    u = (angle / np.pi + 0.5) * (face.shape[1] - 1)
    v = (yy - label_top - sag) / (label_bottom - label_top) * (face.shape[0] - 1)
    soft = cv2.GaussianBlur(face.astype(np.float32), (0, 0), 0.38 * max(1.0, face.shape[0] / (label_bottom - label_top)))
    patch = cv2.remap(soft, u.astype(np.float32), v.astype(np.float32), cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    mask = ((v >= 0) & (v <= face.shape[0] - 1) & (xx >= x0) & (xx <= x1)).astype(np.float32)
    put(canvas, patch * (0.42 + 0.62 * depth)[..., None], cv2.GaussianBlur(mask, (0, 0), 0.9))
    streak = np.exp(-((across + 0.62) / 0.06) ** 2) * body
    canvas += (46 * streak)[..., None]


def hand_held(canvas, rng):
    """Nobody holds a telephone straight: a few degrees of turn, and a little closer."""
    angle = rng.uniform(1.5, 5.5) * rng.choice([-1, 1])
    matrix = cv2.getRotationMatrix2D((WIDTH / 2, HEIGHT / 2), angle, rng.uniform(0.99, 1.03))
    matrix[:, 2] += rng.uniform(-14, 14, 2)
    return cv2.warpAffine(canvas, matrix, (WIDTH, HEIGHT), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)


def light_and_lens(canvas, rng, blur=0.0, glare=(0.2, 0.1, 60), noise=3.2, warmth=0.0, lamp=(0.3, 0.2)):
    yy, xx = np.mgrid[0:HEIGHT, 0:WIDTH].astype(np.float32)
    far = np.hypot((xx / WIDTH - lamp[0]) * 0.85, yy / HEIGHT - lamp[1])
    canvas *= (1.12 - 0.42 * far)[..., None]
    x, y, strength = glare
    canvas += (strength * np.exp(-(((xx / WIDTH - x) / 0.16) ** 2 + ((yy / HEIGHT - y) / 0.07) ** 2)))[..., None]
    radius = np.hypot(xx / WIDTH - 0.5, yy / HEIGHT - 0.5)
    canvas *= (1 - 0.34 * np.clip(radius - 0.38, 0, 1))[..., None]
    canvas *= np.array([1 - warmth, 1.0, 1 + warmth * 0.7], np.float32)
    out = cv2.GaussianBlur(np.clip(canvas, 0, 255), (0, 0), blur) if blur else np.clip(canvas, 0, 255)
    grain = rng.standard_normal(out.shape).astype(np.float32)
    out = out + noise * (0.6 + 0.4 * np.sqrt(out / 255)) * (0.75 * grain.mean(2, keepdims=True) * 1.6 + 0.35 * grain)
    return np.clip(out, 0, 255).astype(np.uint8)


def save(path, image, limit=240_000):
    """As good as fits: quality 90 down to 80."""
    for quality in range(90, 79, -2):
        ok, data = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])
        assert ok
        if len(data) <= limit or quality == 80:
            path.write_bytes(data.tobytes())
            return len(data), quality
