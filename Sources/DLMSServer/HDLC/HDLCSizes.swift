import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// How much a line can hold; its memory is given when it is made.
    public struct HDLCSizes: Sendable {
        /// Clients connected at the same time, each to one logical device.
        public var connections: Int
        /// Longest information field, in octets.
        public var receiveLength: Int
        public var transmitLength: Int
        /// Longest APDU put together from segments, in octets; with 0 segmented ones are not taken.
        public var request: Int
        /// Longest APDU sent, in octets.
        public var response: Int

        public init(connections: Int, receiveLength: Int, transmitLength: Int, request: Int, response: Int) {
            (self.connections, self.receiveLength, self.transmitLength) = (connections, receiveLength, transmitLength)
            (self.request, self.response) = (request, response)
        }
    }

    extension HDLCSizes {
        var inputFrame: Int { receiveLength &+ HDLCFrame.overhead }
        /// At least as much as a UA with its parameters takes.
        var outputFrame: Int { max(transmitLength, 32) &+ HDLCFrame.overhead }
        /// One octet more than the longest request, so that a longer one is known for what it is.
        var requestShare: Int { request == 0 ? 0 : request &+ LLCHeader.size &+ 1 }
        var responseShare: Int { response &+ LLCHeader.size }
    }
#endif
