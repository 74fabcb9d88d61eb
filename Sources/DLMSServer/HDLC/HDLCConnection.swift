import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// The meter's side of one link between a client and a logical device: normal response mode, and what is on the way.
    ///
    /// What is sent lies in the connection's own memory, as the octets of the whole response. A segment is known by where
    /// it begins, so that sending it again costs nothing to keep.
    struct HDLCConnection {
        enum State: Equatable {
            /// Normal disconnected mode: the place is free.
            case disconnected
            /// Normal response mode.
            case connected
            /// An FRMR was sent, and is sent again until SNRM or DISC.
            case rejected(FrameReject)
        }

        var state = State.disconnected
        var client = HDLCAddress(0)
        /// The meter's address, as the client writes it.
        var server = HDLCAddress(0)
        var negotiation = HDLCNegotiation(asked: HDLCParameters(), offered: HDLCParameters())
        /// V(S), the number of the next frame sent.
        var vs: UInt8 = 0
        /// V(R), the number of the next frame expected.
        var vr: UInt8 = 0
        /// Frames sent and not acknowledged.
        var unacknowledged: UInt8 = 0
        /// Octets of the response, LLC header included; 0 when all of it is acknowledged.
        var response = 0
        /// Octets of the response acknowledged, and sent at least once since.
        var acknowledged = 0
        var sent = 0
        /// Octets collected of a segmented request.
        var collected = 0
        /// Between the first and the last segment of a request.
        var isCollecting = false
        /// The client has said RNR.
        var isPeerBusy = false
        /// As the settings had it when the client connected.
        var inactivityTimeout: UInt16 = 0
        var lastHeard = Duration.zero
        var retransmissions: UInt32 = 0

        /// Longest segment, in octets.
        var segment: Int { Int(negotiation.agreed.transmitLength) }

        mutating func connect(_ frame: HDLCFrame, _ negotiation: HDLCNegotiation) {
            self = HDLCConnection()
            state = .connected
            (client, server, self.negotiation) = (frame.source, frame.destination, negotiation)
        }
    }

    // MARK: - Sequence numbers

    extension HDLCConnection {
        /// Whether `nr` acknowledges only what was sent.
        func isValid(nr: UInt8) -> Bool { acknowledgedFrames(nr) <= unacknowledged }

        private func acknowledgedFrames(_ nr: UInt8) -> UInt8 { (nr &- (vs &- unacknowledged)) & 7 }

        /// The client has all frames before `nr`.
        mutating func acknowledge(_ nr: UInt8) {
            let frames = acknowledgedFrames(nr)
            guard frames > 0 else { return }
            unacknowledged &-= frames
            acknowledged = min(response, acknowledged &+ Int(frames) &* segment)
            if acknowledged == response { (response, acknowledged, sent) = (0, 0, 0) }
        }

        /// Begins again with the first frame that is not acknowledged.
        /// - Returns: frames that will be sent again.
        mutating func goBack() -> UInt8 {
            let frames = unacknowledged
            vs = (vs &- frames) & 7
            unacknowledged = 0
            sent = acknowledged
            retransmissions &+= UInt32(frames)
            return frames
        }

        /// A segment of the response has been sent.
        mutating func noteSent(_ count: Int) {
            vs = (vs &+ 1) & 7
            unacknowledged &+= 1
            sent &+= count
        }
    }
#endif
