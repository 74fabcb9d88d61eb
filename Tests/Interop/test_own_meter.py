"""Examples/OwnMeter: a meter made with the library, read, set and invoked by a real client."""

import pytest
from gurux_dlms import GXDLMSException
from gurux_dlms.enums import DataType
from harness.clients import Client
from harness.gurux import GuruxClient
from harness.meter import Meter

OWNER = Client("owner", 1, b"12345678")
LOCATION = (1, "0.0.96.1.1.255")
VALVE = (70, "0.0.96.3.10.255")
FLOW = (3, "8.0.2.0.0.255")


@pytest.fixture
def own_meter():
    with Meter(program="OwnMeter", arguments=["0"]) as running:
        yield running


def test_its_six_objects_are_listed_and_every_attribute_is_read(own_meter):
    with GuruxClient(own_meter.address) as gurux:
        listed = gurux.object_list()
        own = [item for item in listed if int(item.objectType) != 15]
        assert len(own) == 6
        for item in own:
            for attribute in range(1, item.getAttributeCount() + 1):
                gurux.read(item, attribute)


def test_its_owner_sets_and_invokes(own_meter):
    with GuruxClient(own_meter.address, OWNER) as gurux:
        assert gurux.get(*FLOW, 2) > 0
        gurux.invoke(*VALVE, 1)
        assert gurux.get(*VALVE, 2) is False and gurux.get(*FLOW, 2) == 0
        location = gurux.object(*LOCATION)
        location.value = b"roof"
        location.setDataType(2, DataType.OCTET_STRING)
        gurux.write(location, 2)
        assert bytes(gurux.get(*LOCATION, 2)) == b"roof"


def test_others_only_read(own_meter):
    with GuruxClient(own_meter.address) as gurux:
        with pytest.raises(GXDLMSException):
            gurux.invoke(*VALVE, 1)
        assert gurux.get(*FLOW, 2) > 0
