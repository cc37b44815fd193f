# SPDX-License-Identifier: Apache-2.0
"""What keyboards do to the key presses of a scanner that is set to the US layout: input methods, layouts, caps lock."""
import unicodedata

TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
MARKS = {("a", "a"): "â", ("e", "e"): "ê", ("o", "o"): "ô", ("a", "w"): "ă", ("o", "w"): "ơ", ("u", "w"): "ư"}
VNI_MARKS = {("a", "6"): "â", ("e", "6"): "ê", ("o", "6"): "ô", ("a", "8"): "ă", ("o", "7"): "ơ", ("u", "7"): "ư", ("d", "9"): "đ"}
VOWELS = "aeiouyâêôăơư"


class _Word:
    """Letters of the word being typed, each a base letter and its tone."""

    def __init__(self):
        self.letters = []  # [letter, tone]
        self.lone_w = None

    def text(self):
        return "".join(unicodedata.normalize("NFC", letter + tone) for letter, tone in self.letters)

    def tone(self, mark, key):
        for entry in reversed(self.letters):
            if entry[0].lower() in VOWELS:
                if entry[1] == mark:  # typed twice: the tone goes, the key stays
                    entry[1] = ""
                    self.letters.append([key, ""])
                else:
                    entry[1] = mark
                return True
        return False

    def mark(self, table, key):
        for entry in reversed(self.letters):
            new = table.get((entry[0].lower(), key.lower()))
            if new:
                entry[0] = new.upper() if entry[0].isupper() else new
                return True
            if any(entry[0].lower() == value and pair[1] == key.lower() for pair, value in table.items()):
                base = next(pair[0] for pair, value in table.items() if value == entry[0].lower() and pair[1] == key.lower())
                entry[0] = base.upper() if entry[0].isupper() else base
                self.letters.append([key, ""])
                return True
        return False

    def d(self, key):
        if self.letters and self.letters[-1][0] in "dD":
            self.letters[-1][0] = "đ" if self.letters[-1][0] == "d" else "Đ"
            return True
        if self.letters and self.letters[-1][0] in "đĐ":
            self.letters[-1][0] = "d" if self.letters[-1][0] == "đ" else "D"
            self.letters.append([key, ""])
            return True
        return False


def _type(text, key_of):
    out, word = "", _Word()
    for key in text:
        if key_of(word, key):
            continue
        if key.isascii() and key.isalpha():
            word.letters.append([key, ""])
        else:
            out += word.text() + key
            word = _Word()
    return out + word.text()


def telex(text):
    def key_of(word, key):
        low = key.lower()
        if low in TONES and key.isascii():
            return word.tone(TONES[low], key)
        if low == "z" and any(tone for _, tone in word.letters):
            for entry in word.letters:
                entry[1] = ""
            return True
        if low == "d":
            return word.d(key)
        if low == "w":
            if word.letters and word.letters[-1] is word.lone_w:  # ww is w
                word.letters[-1] = [key, ""]
                return True
            if word.mark(MARKS, key):
                return True
            word.lone_w = ["Ư" if key == "W" else "ư", ""]
            word.letters.append(word.lone_w)
            return True
        return low in "aeo" and word.mark(MARKS, key)
    return _type(text, key_of)


def vni(text):
    def key_of(word, key):
        if key in VNI_TONES:
            return word.tone(VNI_TONES[key], key)
        return key in "6789" and word.mark(VNI_MARKS, key)
    return _type(text, key_of)


def caps_lock(text):
    return text.swapcase()


US = "1234567890-=qwertyuiop[]asdfghjkl;'\\zxcvbnm,./!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"|ZXCVBNM<>?"
LAYOUTS = {
    "azerty": "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmù*wxcvbn,;:!1234567890°+AZERTYUIOP¨£QSDFGHJKLM%µWXCVBN?./§",
    "qwertz": "1234567890ß´qwertzuiopü+asdfghjklöä#yxcvbnm,.-!\"§$%&/()=?`QWERTZUIOPÜ*ASDFGHJKLÖÄ'YXCVBNM;:_",
    "vietnamese": "ăâêô\u0300\u0309\u0303\u0301\u0323đ-₫qwertyuiopươasdfghjkl;'\\zxcvbnm,./!@#$%^&*()_+QWERTYUIOPƯƠASDFGHJKL:\"|ZXCVBNM<>?",
}
DEAD = {"´": "\u0301", "`": "\u0300", "^": "\u0302", "¨": "\u0308"}


def layout(name):
    keys = LAYOUTS[name]
    assert len(keys) == len(US)

    def typed(text):
        out, dead = "", ""
        for key in text:
            made = keys[US.index(key)] if key in US else key
            if dead:  # a dead key waits for its letter
                out += unicodedata.normalize("NFC", made + DEAD[dead]) if made.isalpha() else dead + made
                dead = ""
            elif made in DEAD and name != "vietnamese":
                dead = made
            else:
                out += made
        return unicodedata.normalize("NFC", out + dead)
    return typed


def smart(text):
    """What a chat program makes of punctuation and of the first letter."""
    return text[:1].upper() + text[1:].replace("--", "—")


KEYBOARDS = {"telex": telex, "vni": vni, "caps lock": caps_lock, "azerty": layout("azerty"), "qwertz": layout("qwertz"),
             "vietnamese layout": layout("vietnamese"), "all upper": str.upper, "all lower": str.lower, "smart": smart}
