"""gurux-dlms over HDLC: the unmodified client with a loop that carries its frames over any line."""

from gurux_dlms import GXByteBuffer, GXDLMSException
from gurux_dlms.enums import InterfaceType

from harness.clients import PUBLIC, Client
from harness.gurux import GuruxClient


class GuruxHDLC(GuruxClient):
    """An association of `client` on a line, connected and open inside the `with` block.

    `device` is the lower address; None leaves it out, and the server address has one octet. `size` is the number of
    octets that the server address has.
    """

    def __init__(self, carrier, client: Client = PUBLIC, server=1, *, device=16, size=2, info=128, window=1, max_pdu=0xFFFF):
        super().__init__(None, client, server, max_pdu=max_pdu, carrier=carrier)
        self.dlms.interfaceType = InterfaceType.HDLC
        self.dlms.serverAddress = server if device is None else server << (14 if size == 4 else 7) | device
        self.dlms.serverAddressSize = size
        limits = self.dlms.hdlcSettings
        limits.maxInfoTX = limits.maxInfoRX = info
        limits.windowSizeTX = limits.windowSizeRX = window

    def associate(self):
        self.connect()
        super().associate()

    def connect(self):
        """SNRM; what the meter agrees to is kept by gurux."""
        self.dlms.parseUAResponse(self.exchange(self.dlms.snrmRequest()).data)

    def release(self):
        super().release()
        self.exchange(self.dlms.disconnectRequest(True))

    def _carry(self, frame, reply):
        self.carrier.send(bytes(frame))
        received = GXByteBuffer()
        while not self.dlms.getData(received, reply, None):
            received.set(self.carrier.receive())
        if reply.error:
            raise GXDLMSException(reply.error)
