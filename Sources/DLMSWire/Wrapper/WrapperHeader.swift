#if !Traits || Wrapper || !hasFeature(Embedded)
    /// The 8-octet header before every APDU on TCP and UDP; fields big-endian.
    ///
    /// - Spec: IEC 62056-4-7, wrapper protocol data unit
    public struct WrapperHeader: Equatable, Sendable {
        public static let version: UInt16 = 0x0001
        /// Octets of the header.
        public static let size = 8

        /// wPort of the sender: a client SAP or a logical device.
        public var sourcePort: UInt16
        /// wPort of the receiver.
        public var destinationPort: UInt16
        /// Length of the APDU that follows, in octets, header excluded.
        public var length: UInt16

        public init(sourcePort: UInt16, destinationPort: UInt16, length: UInt16) {
            (self.sourcePort, self.destinationPort, self.length) = (sourcePort, destinationPort, length)
        }

        /// Reads the header and leaves `reader` at the APDU.
        /// - Throws: ``DecodeError/truncated(field:missing:)``; ``DecodeError/invalid(field:value:)`` for another version.
        public init(from reader: inout ByteReader) throws(DecodeError) {
            let version = try reader.u16("version")
            guard version == Self.version else { throw reader.invalid("version", Int(version)) }
            sourcePort = try reader.u16("source-wport")
            destinationPort = try reader.u16("destination-wport")
            length = try reader.u16("length")
        }

        public func encode(into writer: inout ByteWriter) {
            writer.u16(Self.version)
            writer.u16(sourcePort)
            writer.u16(destinationPort)
            writer.u16(length)
        }
    }
#endif
