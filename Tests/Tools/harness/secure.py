"""gurux-dlms with high level security and ciphering: the unmodified client, and the passes that it leaves to its user."""

from gurux_dlms.enums import Authentication, Conformance, InterfaceType, Security
from gurux_dlms.objects.enums import SecuritySuite
from gurux_dlms.secure import GXDLMSSecureClient

from harness.carriers import Socket
from harness.clients import Client
from harness.gurux import GuruxClient

SYSTEM_TITLE = bytes.fromhex("4D4D4D0000BC614E")
ENCRYPTION_KEY = bytes.fromhex("000102030405060708090A0B0C0D0E0F")
AUTHENTICATION_KEY = bytes.fromhex("D0D1D2D3D4D5D6D7D8D9DADBDCDDDEDF")
MASTER_KEY = bytes.fromhex("00112233445566778899AABBCCDDEEFF")
SECRET = b"0123456789ABCDEF"


def keys_of(suite: int) -> tuple[bytes, bytes, bytes]:
    """Encryption, authentication and master key of the sample meters."""
    if suite == 2:
        return bytes(range(32)), bytes(range(0xD0, 0xF0)), 2 * MASTER_KEY
    return ENCRYPTION_KEY, AUTHENTICATION_KEY, MASTER_KEY


MECHANISMS = {
    2: Authentication.HIGH,
    3: Authentication.HIGH_MD5,
    4: Authentication.HIGH_SHA1,
    5: Authentication.HIGH_GMAC,
    6: Authentication.HIGH_SHA256,
    7: Authentication.HIGH_ECDSA,
}
AUTHENTICATED = Security.AUTHENTICATION
ENCRYPTED = Security.ENCRYPTION
BOTH = Security.AUTHENTICATION_ENCRYPTION


class SecureClient(GuruxClient):
    """An association of `client` by `mechanism`, open and proved inside the `with` block."""

    def __init__(
        self,
        address,
        client: Client,
        mechanism: int,
        security=None,
        *,
        secret=SECRET,
        key=ENCRYPTION_KEY,
        authentication_key=AUTHENTICATION_KEY,
        title=SYSTEM_TITLE,
        dedicated_key=None,
        general=False,
        counter=1,
        suite=0,
        by_name=True,
    ):
        self.dlms = GXDLMSSecureClient(
            by_name, client.sap, 1, MECHANISMS.get(mechanism, Authentication.NONE), secret, InterfaceType.WRAPPER
        )
        self.dlms.maxReceivePDUSize = 0xFFFF
        ciphering = self.dlms.ciphering
        ciphering.systemTitle = title
        ciphering.blockCipherKey, ciphering.authenticationKey = key, authentication_key
        ciphering.invocationCounter = counter
        ciphering.securitySuite = SecuritySuite(suite)
        if security is not None:
            ciphering.security = security
        if dedicated_key is not None:
            ciphering.dedicatedKey = dedicated_key
        # What gurux proposes by itself has general protection, and is then never ciphered under a service's own tag.
        if general:
            self.dlms.proposedConformance |= Conformance.GENERAL_PROTECTION
        else:
            self.dlms.proposedConformance &= ~Conformance.GENERAL_PROTECTION
        self.carrier = Socket(address, seconds=30)
        self.blocks = 0

    def associate(self):
        super().associate()
        if self.dlms.isAuthenticationRequired:
            self.prove()

    def prove(self):
        """Passes 3 and 4: answers the meter's challenge, and checks its answer to ours."""
        reply = self.exchange(self.dlms.getApplicationAssociationRequest())
        self.dlms.parseApplicationAssociationResponse(reply.data)
