"""gurux-dlms with high level security and ciphering by short names.

It ciphers its AARQ and opens every response by itself. Requests by short name it makes, but it stops at an assertion of
its own where it ciphers them, and it answers a challenge with a Write, whose response cannot bring the meter's answer:
both are done here, with its own cryptography."""

import struct

from gurux_dlms import GXByteBuffer
from gurux_dlms.AesGcmParameter import AesGcmParameter
from gurux_dlms.enums import Security
from gurux_dlms.GXCiphering import GXCiphering
from gurux_dlms.GXSecure import GXSecure

from harness import wire
from harness.secure import BOTH, SecureClient

CIPHERED = {5: 0x25, 6: 0x26, 22: 0x36}
REPLY_TO_HLS = 0xFA58


class SecureShortNameClient(SecureClient):
    """An association with short names, open and proved inside the `with` block."""

    def __init__(self, address, client, mechanism, security=BOTH, **options):
        super().__init__(address, client, mechanism, security, by_name=False, **options)
        self.security = security
        self.sap = client.sap

    def associate(self):
        self.dlms.ciphering.security = self.security
        self.dlms.parseAareResponse(super().exchange(self.dlms.aarqRequest()).data)
        # From here on gurux makes plain APDUs.
        self.dlms.ciphering.security = Security.NONE
        self.prove()

    def prove(self):
        ciphering, settings = self.dlms.ciphering, self.dlms.settings
        answer = GXSecure.secure(
            settings, ciphering, ciphering.invocationCounter, settings.getStoCChallenge(), ciphering.systemTitle
        )
        ciphering.invocationCounter += 1
        answer = bytes(answer)
        request = b"\x05\x01\x04" + struct.pack(">H", REPLY_TO_HLS) + b"\x01\x09" + bytes([len(answer)]) + answer
        proof = bytes(self.ask(request).value)
        self.dlms.parseApplicationAssociationResponse(GXByteBuffer(b"\x09" + bytes([len(proof)]) + proof))

    def exchange(self, frames):
        frames = frames if isinstance(frames, list) else [frames]
        return super().exchange([self.cipher(bytes(frame)) for frame in frames])

    def ask(self, apdu: bytes):
        """Sends an APDU of the test's own, ciphered."""
        return self.exchange([wire.wrap(apdu, self.sap)])

    def cipher(self, frame: bytes) -> bytes:
        apdu = frame[8:]
        if apdu[0] not in CIPHERED:
            return frame
        ciphering = self.dlms.ciphering
        message = AesGcmParameter(
            CIPHERED[apdu[0]], ciphering.systemTitle, ciphering.blockCipherKey, ciphering.authenticationKey
        )
        message.security, message.invocationCounter = self.security, ciphering.invocationCounter
        ciphering.invocationCounter += 1
        return wire.wrap(bytes(GXCiphering.encrypt(message, apdu)), self.sap)
