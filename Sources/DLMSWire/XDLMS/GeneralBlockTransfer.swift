/// One block of any APDU that is sent in blocks.
///
/// - Spec: IEC 62056-5-3, General-Block-Transfer
public struct GeneralBlockTransfer {
    /// Bits 0 to 5 window, 6 streaming, 7 last block.
    public var blockControl: UInt8
    /// From 1.
    public var blockNumber: UInt16
    /// The last block received from the peer; 0 for none.
    public var blockNumberAck: UInt16
    public var blockData: Octets

    public init(blockControl: UInt8, blockNumber: UInt16, blockNumberAck: UInt16, blockData: Octets) {
        (self.blockControl, self.blockNumber) = (blockControl, blockNumber)
        (self.blockNumberAck, self.blockData) = (blockNumberAck, blockData)
    }

    public var isLast: Bool { blockControl & 0x80 != 0 }
    public var isStreaming: Bool { blockControl & 0x40 != 0 }
    /// Blocks the sender can take at once, 0 to 63.
    public var window: UInt8 { blockControl & 0x3F }

    public init(from reader: inout ByteReader) throws(DecodeError) {
        try reader.open(APDUTag.generalBlockTransfer.rawValue, "general-block-transfer")
        blockControl = try reader.u8("block-control")
        #if !hasFeature(Embedded)
            let control = blockControl
            reader.explain(
                text: (control & 0x80 != 0 ? "last block, " : "") + (control & 0x40 != 0 ? "streaming, " : "")
                    + "window \(control & 0x3F)"
            )
        #endif
        blockNumber = try reader.u16("block-number")
        blockNumberAck = try reader.u16("block-number-ack")
        blockData = try reader.counted("block-data")
        reader.end()
    }

    public func encode(into writer: inout ByteWriter) {
        writer.u8(APDUTag.generalBlockTransfer.rawValue)
        writer.u8(blockControl)
        writer.u16(blockNumber)
        writer.u16(blockNumberAck)
        writer.counted(blockData)
    }
}
