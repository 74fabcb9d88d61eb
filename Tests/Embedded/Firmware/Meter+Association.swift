import DLMSServer
import DLMSWire

/// Attributes of the current association, Association LN version 1.
extension Meter {
    func readAssociation(
        _ attribute: UInt8, for peer: Peer, into writer: inout ByteWriter
    ) throws(DataAccessResult) {
        switch attribute {
        case 2: readObjectList(for: peer, into: &writer)
        case 3:
            writer.structure(count: 2)
            writer.integer(Int8(truncatingIfNeeded: peer.client))
            writer.longUnsigned(peer.server)
        case 4: writeName(kind: 1, id: 1, into: &writer)
        case 5: readContext(peer.context, into: &writer)
        case 6: writeName(kind: 2, id: peer.client == SAP.reader ? 1 : 0, into: &writer)
        case 8: writer.enumeration(2)
        case 9: writer.octetString(LogicalName(number: 0))
        default: throw .readWriteDenied
        }
    }

    /// Writes a context or mechanism name: 2.16.756.5.8.`kind`.`id` as a structure of its arcs.
    private func writeName(kind: UInt8, id: UInt8, into writer: inout ByteWriter) {
        writer.structure(count: 7)
        writer.unsigned(2)
        writer.unsigned(16)
        writer.longUnsigned(756)
        writer.unsigned(5)
        writer.unsigned(8)
        writer.unsigned(kind)
        writer.unsigned(id)
    }

    private func readContext(_ context: NegotiatedContext, into writer: inout ByteWriter) {
        writer.structure(count: 6)
        writer.u8(DataTag.bitString.rawValue)
        writer.length(24)
        writer.unsigned(UInt64(context.conformance.rawValue), 3)
        writer.longUnsigned(context.maxReceivePDU)
        writer.longUnsigned(context.maxSendPDU)
        writer.unsigned(context.dlmsVersion)
        writer.integer(0)
        writer.octetString(Octets.empty)
    }

    /// Writes the object list. It is read again for each block: elements that lie before the block are left out at
    /// once.
    private func readObjectList(for peer: Peer, into writer: inout ByteWriter) {
        let isReader = peer.client == SAP.reader
        writer.array(count: objects.count)
        for index in 0..<objects.count {
            let entry = objects[index]
            if writer.skip >= entry.listLength {
                _ = writer.skipAtOnce(entry.listLength)
            } else {
                entry.list(isReader: isReader, into: &writer)
            }
        }
    }
}

extension Entry {
    /// Octets of the element that ``list(isReader:into:)`` writes.
    var listLength: Int { 21 &+ 7 &* Int(attributeCount) &+ 6 &* Int(methodCount) }

    /// Writes the element of the object list: class, version, name, rights.
    func list(isReader: Bool, into writer: inout ByteWriter) {
        writer.structure(count: 4)
        writer.longUnsigned(classID)
        writer.unsigned(version)
        writer.octetString(name)
        writer.structure(count: 2)
        writer.array(count: Int(attributeCount))
        for attribute in 1...attributeCount {
            writer.structure(count: 3)
            writer.integer(Int8(bitPattern: attribute))
            writer.enumeration(access(attribute: attribute, isReader: isReader).legacyCode)
            writer.nullData()
        }
        writer.array(count: Int(methodCount))
        var method: UInt8 = 0
        while method < methodCount {
            method &+= 1
            writer.structure(count: 2)
            writer.integer(Int8(bitPattern: method))
            writer.enumeration(isReader ? 1 : 0)
        }
    }
}
