import DLMSServer
import DLMSWire

extension Meter {
    #if hasFeature(Embedded)
        @inline(never)
    #endif
    mutating func read(
        _ target: AttributeTarget, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        guard target.selector == nil else { throw .typeUnmatched }
        let entry = self[target.object]
        guard target.attribute != 1 else { return writer.octetString(entry.name) }
        switch entry.kind {
        case .data: writer.visibleString(text(entry.source))
        case .counter: writer.doubleLongUnsigned(registers[Int(entry.source)])
        case .register where target.attribute == 2: writer.doubleLongUnsigned(registers[Int(entry.source)])
        case .register:
            writer.structure(count: 2)
            writer.integer(entry.scaler)
            writer.enumeration(entry.unit)
        case .clock: readClock(target.attribute, into: &writer)
        case .associationLN: try readAssociation(target.attribute, for: peer, into: &writer)
        case .sapAssignment: readSAPs(into: &writer)
        }
    }

    private func text(_ number: UInt8) -> StaticString {
        switch number {
        case 0: "FWM0000000000001"
        case 1: "00000001"
        case 2: "three-phase"
        default: "-"
        }
    }

    private func readClock(_ attribute: UInt8, into writer: inout ByteWriter) {
        switch attribute {
        case 2: writer.octetString(time)
        case 3: writer.long(-60)
        case 4: writer.unsigned(0)
        case 5, 6: writer.octetString(Octets.empty)
        case 7: writer.integer(0)
        case 8: writer.boolean(false)
        default: writer.enumeration(1)
        }
    }

    private func readSAPs(into writer: inout ByteWriter) {
        writer.array(count: 1)
        writer.structure(count: 2)
        writer.longUnsigned(1)
        writer.octetString(text(0))
    }

    mutating func write(
        _ target: AttributeTarget, for peer: Peer, from reader: inout ByteReader
    ) throws(DataAccessResult) {
        do throws(DecodeError) {
            time = try reader.readDateTime("time")
        } catch {
            throw .typeUnmatched
        }
    }

    mutating func invoke(
        _ method: UInt8, of object: ObjectHandle, for peer: Peer, with parameter: ByteReader?,
        into writer: inout ByteWriter
    ) throws(ActionResult) {
        registers[Int(self[object].source)] = 0
    }
}
