import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// What follows from a frame.
    extension HDLCLine {
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func act<Station: HDLCStation & ~Copyable>(
            on frame: HDLCFrame, _ verdict: HDLCVerdict, _ index: Int?, at now: Duration, _ station: inout Station
        ) {
            switch verdict {
            case .connects, .reconnects: connect(frame, index, at: now, &station)
            case .disconnects: disconnect(frame, index, &station)
            case .unnumbered: receiveUI(frame, index, &station)
            case .noConnectionFree, .notConnected: answer(frame, .dm, &station)
            case .parameters:
                answer(frame, .dm, &station)
                if let index { disconnect(index, because: .again, &station) }
            case .information, .outOfSequence, .busy, .supervisory:
                if let index { exchange(frame, verdict, index, at: now, &station) }
            case .wrongLLC:
                guard let index else { return answer(frame, .dm, &station) }
                exchange(frame, verdict, index, at: now, &station)
            case .rejected(let reject):
                if let index { self.reject(frame, reject, index, &station) }
            case .wrongDevice, .noLogicalDevice, .noStation, .broadcastCommand, .notFromClient, .response, .echo,
                .segmentedUI, .broken, .noise:
                break
            }
        }
    }

    // MARK: - Connecting

    extension HDLCLine {
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func connect<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ known: Int?, at now: Duration, _ station: inout Station
        ) {
            guard let index = known ?? findFree(), let asked = try? proposal(frame) else { return }
            if known != nil { disconnect(index, because: .again, &station) }
            let negotiation = HDLCNegotiation(asked: asked, offered: offer)
            connections[index].connect(frame, negotiation)
            connections[index].lastHeard = now
            connections[index].inactivityTimeout = settings.inactivityTimeout
            connectedOctetTimeout = settings.interOctetTimeout
            station.connected(peer(index), negotiation)
            answerUA(frame, negotiation.agreed, &station)
        }

        private mutating func disconnect<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ index: Int?, _ station: inout Station
        ) {
            guard let index else { return }
            answer(frame, .ua, &station)
            disconnect(index, because: .client, &station)
        }

        private mutating func reject<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ reject: FrameReject, _ index: Int, _ station: inout Station
        ) {
            if connections[index].state == .connected { counters.rejects &+= 1 }
            connections[index].state = .rejected(reject)
            var writer = ByteWriter(informationMemory(frame.source, frame.destination, atMost: FrameReject.size))
            reject.encode(into: &writer)
            answer(frame, .frmr, information: writer.written, &station)
        }

        private mutating func answerUA<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ parameters: HDLCParameters, _ station: inout Station
        ) {
            var writer = ByteWriter(informationMemory(frame.source, frame.destination, atMost: 32))
            parameters.encode(into: &writer)
            answer(frame, .ua, information: writer.written, &station)
        }

        /// Answers a frame that gave the turn with one unnumbered frame.
        mutating func answer<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ type: HDLCControl.FrameType, information: Octets = .empty, _ station: inout Station
        ) {
            guard frame.control.isPoll, !frame.destination.isBroadcast else { return }
            let answer = HDLCFrame(
                to: frame.source, from: frame.destination, HDLCControl(type, isPoll: true), information: information)
            let connection = find(client: frame.source.upper, server: frame.destination.upper)
            let peer = HDLCPeer(client: frame.source.upper, server: frame.destination.upper, connection: connection)
            send(answer, to: peer, &station)
        }

        /// Where the information of a frame between these addresses lies when it is on its way out: written there, it is
        /// in its place.
        func informationMemory(
            _ destination: HDLCAddress, _ source: HDLCAddress, atMost count: Int
        ) -> UnsafeMutableRawBufferPointer {
            let start = 6 &+ destination.size &+ source.size
            return UnsafeMutableRawBufferPointer(rebasing: frameBuffer[start..<(start &+ count)])
        }

        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func send<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, to peer: HDLCPeer, isRepeated: Bool = false, _ station: inout Station
        ) {
            var writer = ByteWriter(frameBuffer)
            frame.encode(into: &writer)
            counters.sent &+= 1
            echoes.note(writer.written)
            station.send(writer.written, HDLCSent(peer: peer, control: frame.control, isRepeated: isRepeated))
        }
    }
#endif
