import DLMSServer
import DLMSWire

/// SAP assignment: the logical devices of the meter.
///
/// - Spec: IEC 62056-6-2, SAP assignment (class_id 17)
final class SAPAssignmentBehaviour: ClassBehaviour {
    static let dynamicAttributes: [UInt8] = [2]

    func read(
        _ request: AttributeRequest, of object: LivingObject, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard request.selector == nil else { throw .scopeOfAccessViolated }
        let meter = object.meter
        writer.array(count: meter.template.logicalDevices.count)
        for device in meter.template.logicalDevices {
            writer.structure(count: 2)
            writer.longUnsigned(device.sap)
            writer.octets(Self.name(of: device.sap, in: meter))
        }
    }

    /// connect_logical_device: the devices are bound to their SAPs for good, so that only what is so can be asked for.
    func invoke(
        _ method: UInt8, of object: LivingObject, for peer: Peer?, with parameter: Octets, into writer: inout ByteWriter
    ) throws(ActionResult) {
        guard case .structure(let fields)? = DataValue(parameter), fields.count == 2,
            case .longUnsigned(let sap) = fields[0],
            object.meter.device(sap) != nil, fields[1].octets == Self.name(of: sap, in: object.meter)
        else { throw .otherReason }
    }

    /// The device's COSEM logical device name as an octet-string, whatever type its object has it in.
    private static func name(of sap: UInt16, in meter: LivingMeter) -> [UInt8] {
        let id = ObjectID(device: sap, classID: InterfaceClassID.data, instance: .logicalDeviceName)
        switch try? meter.object(id)?.value(of: 2) {
        case .octetString(let name), .visibleString(let name), .utf8String(let name):
            return DataValue.octetString(name).octets
        default: return DataValue.octetString([]).octets
        }
    }
}
