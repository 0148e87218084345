"""Decrypt every page of a SQLCipher 4 file and its -wal, to see what is really still in it."""

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

BLADZIJDE, RESERVE, ZOUT = 4096, 80, 16


def ontsleutel(pad, sleutel):
    ruw = pad.read_bytes()
    delen = [
        _bladzijde(ruw[begin : begin + BLADZIJDE], sleutel, eerste=begin == 0)
        for begin in range(0, len(ruw), BLADZIJDE)
    ]
    wal = pad.with_name(pad.name + "-wal")
    if wal.exists():
        ruw = wal.read_bytes()
        for begin in range(32, len(ruw), 24 + BLADZIJDE):
            nummer = int.from_bytes(ruw[begin : begin + 4], "big")
            bladzijde = ruw[begin + 24 : begin + 24 + BLADZIJDE]
            delen.append(_bladzijde(bladzijde, sleutel, eerste=nummer == 1))
    return b"".join(delen)


def _bladzijde(bladzijde, sleutel, *, eerste):
    iv = bladzijde[-RESERVE : -RESERVE + 16]
    inhoud = bladzijde[ZOUT if eerste else 0 : -RESERVE]
    ontcijfer = Cipher(algorithms.AES(sleutel), modes.CBC(iv)).decryptor()
    return ontcijfer.update(inhoud) + ontcijfer.finalize()
