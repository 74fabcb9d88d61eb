import DLMSWire
import Testing

@Suite("Values of one type") struct TypedValueTests {
    @Test("what the writer writes the reader reads") func roundTrip() throws {
        let name = LogicalName(1, 0, 1, 8, 0, 255)
        let octets = encoded { writer in
            writer.structure(count: 9)
            writer.boolean(true)
            writer.integer(-7)
            writer.long(-300)
            writer.longUnsigned(40_000)
            writer.doubleLong(-70_000)
            writer.doubleLongUnsigned(4_000_000_000)
            writer.long64(-5_000_000_000)
            writer.octetString(name)
            writer.visibleString("MCS")
        }
        try withReader(octets) { reader in
            try reader.readStructure(count: 9, "all")
            #expect(try reader.readBoolean("boolean"))
            #expect(try reader.readInteger("integer") == -7)
            #expect(try reader.readLong("long") == -300)
            #expect(try reader.readLongUnsigned("long-unsigned") == 40_000)
            #expect(try reader.readDoubleLong("double-long") == -70_000)
            #expect(try reader.readDoubleLongUnsigned("double-long-unsigned") == 4_000_000_000)
            #expect(try reader.readLong64("long64") == -5_000_000_000)
            #expect(try reader.readLogicalName("logical_name") == name)
            #expect(try reader.readVisibleString("text").array == Array("MCS".utf8))
            try reader.finish("all")
        }
    }

    @Test("another type is refused by the name of the field") func otherType() {
        #expect(throws: DecodeError.invalid(field: "period", value: 0x11)) {
            try withReader(octets("1105")) { (reader) throws(DecodeError) in try reader.readDoubleLongUnsigned("period")
            }
        }
        #expect(throws: DecodeError.invalid(field: "entry", value: 3)) {
            try withReader(octets("0203000000")) { (reader) throws(DecodeError) in
                try reader.readStructure(count: 2, "entry")
            }
        }
        #expect(throws: DecodeError.invalid(field: "logical_name", value: 5)) {
            try withReader(octets("0905 0102030405")) { (reader) throws(DecodeError) in
                try reader.readLogicalName("logical_name")
            }
        }
    }
}
