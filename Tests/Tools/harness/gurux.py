"""gurux-dlms over a plain socket: the unmodified client with a loop that carries its frames."""

from gurux_dlms import GXByteBuffer, GXDLMSClient, GXDLMSException, GXReplyData
from gurux_dlms._GXObjectFactory import _GXObjectFactory
from gurux_dlms.enums import Authentication, DataType, InterfaceType, ObjectType

from harness.carriers import Socket
from harness.clients import PUBLIC, Client


class GuruxClient:
    """An association of `client`, open inside the `with` block."""

    def __init__(
        self, address, client: Client = PUBLIC, server=1, *, password=None, max_pdu=0xFFFF, by_name=True, carrier=None
    ):
        secret = client.password if password is None else password
        self.dlms = GXDLMSClient(
            by_name,
            client.sap,
            server,
            Authentication.NONE if secret is None else Authentication.LOW,
            secret,
            InterfaceType.WRAPPER,
        )
        self.dlms.maxReceivePDUSize = max_pdu
        self.carrier = carrier or Socket(address, seconds=30)
        self.blocks = 0

    def __enter__(self):
        try:
            self.associate()
        except BaseException:
            self.carrier.close()
            raise
        return self

    def __exit__(self, *_):
        self.close()

    def associate(self):
        """Sends the AARQ; raises GXDLMSException with result and diagnostic when it is refused."""
        self.dlms.parseAareResponse(self.exchange(self.dlms.aarqRequest()).data)

    def close(self):
        try:
            self.release()
        except (OSError, ConnectionError):
            pass  # the meter closed first; the test that expects it has already seen it
        finally:
            self.carrier.close()

    def release(self):
        request = self.dlms.releaseRequest()
        if request:
            self.exchange(request)

    # Frames

    def exchange(self, frames) -> GXReplyData:
        """Sends the frames one after the other and collects the answer with all its blocks."""
        reply = GXReplyData()
        for frame in frames if isinstance(frames, list) else [frames]:
            reply.clear()
            self._carry(frame, reply)
            while reply.isMoreData():
                self.blocks += 1
                self._carry(self.dlms.receiverReady(reply), reply)
        return reply

    def _carry(self, frame, reply):
        self.carrier.send(frame)
        received = GXByteBuffer()
        while not self.dlms.getData(received, reply, None):
            received.set(self.carrier.receive())
        if reply.error:
            raise GXDLMSException(reply.error)

    # Services

    def object_list(self):
        """The objects of the association, every class, known to gurux or not."""
        reply = self.exchange(self.dlms.getObjectsRequest())
        return self.dlms.parseObjects(reply.data, onlyKnownObjects=False, ignoreInactiveObjects=False)

    def object(self, class_id: int, obis: str):
        """An object of gurux's own class, to read into and write from."""
        created = _GXObjectFactory.createObject(ObjectType(class_id))
        created.logicalName = obis
        return created

    def read(self, item, attribute: int):
        """Reads an attribute into `item` and returns what gurux makes of it."""
        reply = self.exchange(self.dlms.read(item, attribute))
        if item.getDataType(attribute) == DataType.NONE:
            item.setDataType(attribute, reply.valueType)
        return self.dlms.updateValue(item, attribute, reply.value)

    def get(self, class_id: int, obis: str, attribute: int):
        """Reads an attribute and returns its value as gurux decodes it, without a class's own reading."""
        return self.exchange(self.dlms.read(self.object(class_id, obis), attribute)).value

    def write(self, item, attribute: int):
        self.exchange(self.dlms.write(item, attribute))

    def invoke(self, class_id: int, obis: str, method: int, value=0, data_type=DataType.INT8) -> GXReplyData:
        return self.exchange(self.dlms.method(self.object(class_id, obis), method, value, data_type))
