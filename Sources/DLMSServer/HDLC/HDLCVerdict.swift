import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// What a line made of a frame, or of octets that are none.
    public enum HDLCVerdict: Equatable, Sendable {
        // Acted upon.

        /// SNRM: connected, answered with UA.
        case connects
        /// SNRM on a connected link: connected anew.
        case reconnects
        /// DISC, answered with UA.
        case disconnects
        /// An I frame in sequence, taken.
        case information
        /// RR or RNR.
        case supervisory
        /// A UI frame whose APDU goes to the meter.
        case unnumbered

        // Answered, and nothing else.

        /// An I frame out of sequence: sent twice, or one before it was lost.
        case outOfSequence(expected: UInt8)
        /// An I frame that cannot be taken yet: what was sent to the client before is not acknowledged, or the meter was
        /// made busy.
        case busy
        /// Answered with FRMR.
        case rejected(FrameReject)
        /// Any frame but SNRM without a connection: answered with DM when polled.
        case notConnected
        /// SNRM answered with DM: all connections are in use.
        case noConnectionFree(limit: Int)
        /// SNRM answered with DM: its parameters cannot be understood, or are zero.
        case parameters(DecodeError)
        /// An I or UI frame without the LLC header of a command: its APDU goes nowhere.
        case wrongLLC(DecodeError)

        // Never answered.

        /// The lower address is another one.
        case wrongDevice(expected: UInt16)
        /// There is no such logical device.
        case noLogicalDevice
        /// For the no-station address.
        case noStation
        /// For all stations, and not a UI frame.
        case broadcastCommand
        /// The source address is none of a client.
        case notFromClient
        /// What only servers send.
        case response
        /// A frame of the line's own came back.
        case echo
        /// A UI frame that is a segment, or has more information than one may.
        case segmentedUI
        case broken(HDLCFault)
        /// Octets between frames.
        case noise
    }

    extension HDLCVerdict {
        /// Whether the frame counts as traffic of its client.
        public var isFromPeer: Bool {
            switch self {
            case .wrongDevice, .noLogicalDevice, .noStation, .broadcastCommand, .notFromClient, .response, .echo,
                .segmentedUI,
                .broken, .noise:
                false
            default: true
            }
        }
    }
#endif
