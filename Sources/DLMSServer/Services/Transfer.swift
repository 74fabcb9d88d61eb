/// A service that takes several APDUs, between two of them.
///
/// An association has one at a time. What it must remember beside the fields here lies in the association's memory
/// (``LinkSession/memory(of:)``), which is the transfer's until it ends.
enum Transfer {
    /// A response goes out in blocks of its service.
    case sending(LongResponse)
    /// A request comes in blocks of its service.
    case receiving(LongRequest)
    #if !Traits || GeneralBlockTransfer
        /// A response goes out in general blocks.
        case sendingGeneral(BlockSending)
        /// A request comes in general blocks.
        case receivingGeneral(BlockReception)
    #endif
}
