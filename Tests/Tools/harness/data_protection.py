"""The client's side of Data protection (class 30), of its own with `cryptography`: no client library has it."""

import os

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import aes_key_unwrap, aes_key_wrap

AUTHENTICATION, ENCRYPTION, BOTH, SIGNATURE = range(4)
IDENTIFIED, WRAPPED, ONE_PASS, STATIC_UNIFIED = "identified", "wrapped", "one-pass", "static"


# A-XDR, as far as it is needed here.


def length(count: int) -> bytes:
    return bytes([count]) if count < 0x80 else bytes([0x82]) + count.to_bytes(2)


def octet_string(value: bytes) -> bytes:
    return b"\x09" + length(len(value)) + value


def enum(value: int) -> bytes:
    return bytes([0x16, value])


def structure(*elements: bytes) -> bytes:
    return bytes([2, len(elements)]) + b"".join(elements)


def array(elements) -> bytes:
    elements = list(elements)
    return bytes([1, len(elements)]) + b"".join(elements)


def definition(class_id: int, name: bytes, attribute: int, index=0, restriction=None) -> bytes:
    """An object definition; `restriction` is a type and an encoded value."""
    kind, value = restriction or (0, b"\x00")
    return structure(
        b"\x12" + class_id.to_bytes(2), octet_string(name), bytes([0x0F, attribute]), b"\x12" + index.to_bytes(2),
        structure(enum(kind), value))


class Layer:
    """One layer, with everything that its fields say."""

    def __init__(self, kind, key=IDENTIFIED, *, originator=b"", recipient=b"", transaction=b"\x01\x02", other=b"",
                 data=b""):
        self.kind, self.key, self.data = kind, key, data
        self.transaction, self.originator, self.recipient, self.other = transaction, originator, recipient, other

    @classmethod
    def of(cls, value):
        """A layer of an answer, as gurux-dlms decodes it."""
        kind, (transaction, originator, recipient, other, (form, options)) = value
        key, data = IDENTIFIED, b""
        if form == 1:
            key, data = WRAPPED, bytes(options[1])
        elif form == 2:
            key, data = (ONE_PASS if bytes(options[0]) == b"\x01" else STATIC_UNIFIED), bytes(options[1])
        return cls(
            kind, key, originator=bytes(originator), recipient=bytes(recipient), transaction=bytes(transaction),
            other=bytes(other), data=data)

    def encoded(self) -> bytes:
        if self.key == IDENTIFIED:
            info = structure(enum(0), enum(0))
        elif self.key == WRAPPED:
            info = structure(enum(1), structure(enum(0), octet_string(self.data)))
        else:
            scheme = b"\x01" if self.key == ONE_PASS else b"\x02"
            info = structure(enum(2), structure(octet_string(scheme), octet_string(self.data)))
        fields = map(octet_string, (self.transaction, self.originator, self.recipient, self.other))
        return structure(enum(self.kind), structure(*fields, info))

    @property
    def header(self) -> bytes:
        fields = (self.transaction, self.originator, self.recipient, self.other)
        return b"".join(length(len(field)) + field for field in fields)


class Party:
    """Somebody with the keys of a security setup and key pairs of its own.

    `suite`, `title`, the symmetric keys `encryption`, `authentication` and `master`, the private keys `signing` and
    `agreement`, and the meter's public ones.
    """

    def __init__(self, suite, title, meter_title, symmetric, pairs, meter_keys):
        self.suite, self.title, self.meter_title = suite, title, meter_title
        self.encryption, self.authentication, self.master = symmetric
        self.signing, self.agreement = pairs
        self.meter_signing, self.meter_agreement = meter_keys
        self.size = 48 if suite == 2 else 32
        self.curve = ec.SECP384R1() if suite == 2 else ec.SECP256R1()
        self.digest = hashes.SHA384() if suite == 2 else hashes.SHA256()
        self.counter = 1000

    def protect(self, data: bytes, layers) -> bytes:
        for layer in layers:
            layer.originator, layer.recipient = self.title, layer.recipient or self.meter_title
            data = data + self.sign(data) if layer.kind == SIGNATURE else self._seal(data, layer)
        return data

    def unprotect(self, data: bytes, layers) -> bytes:
        for layer in reversed(layers):
            assert layer.originator == self.meter_title and layer.recipient == self.title
            if layer.kind == SIGNATURE:
                data, signature = data[: -2 * self.size], data[-2 * self.size :]
                self.verify(signature, data)
            else:
                data = self._open(data, layer)
        return data

    # Signatures

    def sign(self, data: bytes) -> bytes:
        pair = decode_dss_signature(self.signing.sign(data, ec.ECDSA(self.digest)))
        return b"".join(number.to_bytes(self.size) for number in pair)

    def verify(self, signature: bytes, data: bytes):
        pair = (int.from_bytes(half) for half in (signature[: self.size], signature[self.size :]))
        self.meter_signing.verify(encode_dss_signature(*pair), data, ec.ECDSA(self.digest))

    # Ciphering

    def _seal(self, data: bytes, layer) -> bytes:
        key = self._outgoing_key(layer)
        self.counter += 1
        control = self.suite | (layer.kind + 1) << 4
        nonce = self.title + self.counter.to_bytes(4)
        additional = bytes([control]) + self.authentication + layer.header
        head = bytes([control]) + self.counter.to_bytes(4)
        encryptor = Cipher(algorithms.AES(key), modes.GCM(nonce)).encryptor()
        if layer.kind != ENCRYPTION:
            encryptor.authenticate_additional_data(additional + (data if layer.kind == AUTHENTICATION else b""))
        text = data if layer.kind == AUTHENTICATION else encryptor.update(data)
        encryptor.finalize()
        return head + text + (b"" if layer.kind == ENCRYPTION else encryptor.tag[:12])

    def _open(self, data: bytes, layer) -> bytes:
        control, nonce = data[0], self.meter_title + data[1:5]
        assert control == self.suite | (layer.kind + 1) << 4
        text, tag = (data[5:], None) if layer.kind == ENCRYPTION else (data[5:-12], data[-12:])
        mode = modes.GCM(nonce, tag, min_tag_length=12) if tag else modes.GCM(nonce)
        cipher = Cipher(algorithms.AES(self._incoming_key(layer)), mode)
        if tag is None:
            # The key stream, added again.
            return cipher.encryptor().update(text)
        decryptor = cipher.decryptor()
        additional = bytes([control]) + self.authentication + layer.header
        if layer.kind == AUTHENTICATION:
            decryptor.authenticate_additional_data(additional + text)
            decryptor.finalize()
            return text
        decryptor.authenticate_additional_data(additional)
        return decryptor.update(text) + decryptor.finalize()

    # Keys

    def _outgoing_key(self, layer) -> bytes:
        if layer.key == IDENTIFIED:
            return self.encryption
        if layer.key == WRAPPED:
            key = os.urandom(len(self.encryption))
            layer.data = aes_key_wrap(self.master, key)
            return key
        if layer.key == ONE_PASS:
            ephemeral = ec.generate_private_key(self.curve)
            public = octets_of(ephemeral.public_key())
            layer.data = public + self.sign(public)
            return self._derive(ephemeral.exchange(ec.ECDH(), self.meter_agreement), self.title, self.meter_title, b"")
        secret = self.agreement.exchange(ec.ECDH(), self.meter_agreement)
        return self._derive(secret, self.title, self.meter_title, self._nonce(layer))

    def _incoming_key(self, layer) -> bytes:
        if layer.key == IDENTIFIED:
            return self.encryption
        if layer.key == WRAPPED:
            return aes_key_unwrap(self.master, layer.data)
        if layer.key == ONE_PASS:
            public, signature = layer.data[: 2 * self.size], layer.data[2 * self.size :]
            self.verify(signature, public)
            secret = self.agreement.exchange(ec.ECDH(), self.public_key(public))
            return self._derive(secret, self.meter_title, self.title, b"")
        secret = self.agreement.exchange(ec.ECDH(), self.meter_agreement)
        return self._derive(secret, self.meter_title, self.title, self._nonce(layer))

    @staticmethod
    def _nonce(layer) -> bytes:
        return length(len(layer.transaction)) + layer.transaction

    def public_key(self, octets: bytes):
        return ec.EllipticCurvePublicKey.from_encoded_point(self.curve, b"\x04" + octets)

    def _derive(self, secret: bytes, party_u: bytes, party_v: bytes, nonce: bytes, algorithm=None) -> bytes:
        """NIST SP 800-56A, concatenation key derivation."""
        algorithm = (1 if self.suite == 2 else 0) if algorithm is None else algorithm
        digest = hashes.Hash(self.digest)
        digest.update(bytes.fromhex("00000001") + secret + bytes.fromhex("608574050803") + bytes([algorithm]))
        digest.update(party_u + nonce + party_v)
        return digest.finalize()[: len(self.encryption)]

    def agreed_key(self, ephemeral, meter_public: bytes, algorithm: int) -> bytes:
        """The key of Security setup's key_agreement."""
        secret = ephemeral.exchange(ec.ECDH(), self.public_key(meter_public))
        return self._derive(secret, self.title, self.meter_title, b"", algorithm)


def octets_of(public_key) -> bytes:
    """x, then y."""
    numbers = public_key.public_numbers()
    size = (public_key.curve.key_size + 7) // 8
    return numbers.x.to_bytes(size) + numbers.y.to_bytes(size)
