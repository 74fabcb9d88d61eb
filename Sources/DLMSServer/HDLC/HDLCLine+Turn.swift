import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// Numbered frames of a connection, and what is sent when the client gives the turn.
    extension HDLCLine {
        /// An I, RR or RNR frame that breaks no rule.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func exchange<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ verdict: HDLCVerdict, _ index: Int, at now: Duration, _ station: inout Station
        ) {
            switch frame.control.type {
            case .i(_, let nr), .rr(let nr): hear(nr, isPeerBusy: false, index)
            case .rnr(let nr): hear(nr, isPeerBusy: true, index)
            case .snrm, .disc, .ua, .dm, .frmr, .ui, .unknown: break
            }
            switch verdict {
            case .information:
                connections[index].vr = (connections[index].vr &+ 1) & 7
                collect(frame, index, &station)
            case .wrongLLC:
                connections[index].vr = (connections[index].vr &+ 1) & 7
            default: break
            }
            guard frame.control.isPoll else { return }
            transmit(index, isBusy: verdict == .busy || now < busyUntil, &station)
        }

        private mutating func hear(_ nr: UInt8, isPeerBusy: Bool, _ index: Int) {
            connections[index].acknowledge(nr)
            connections[index].isPeerBusy = isPeerBusy
        }

        /// Takes the information of a frame in sequence; has the APDU served when it is whole.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func collect<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ index: Int, _ station: inout Station
        ) {
            if !connections[index].isCollecting, !frame.isSegmented {
                return serve(frame.information, index, &station)
            }
            append(frame.information, index)
            connections[index].isCollecting = frame.isSegmented
            guard !frame.isSegmented else { return }
            let request = UnsafeRawBufferPointer(rebasing: requestMemory(index)[..<connections[index].collected])
            connections[index].collected = 0
            serve(Octets(request), index, &station)
        }

        /// What goes beyond the memory is dropped; one octet too many is kept, by which the server sees that it is.
        private mutating func append(_ octets: Octets, _ index: Int) {
            let memory = requestMemory(index)
            let collected = connections[index].collected
            let taken = octets.prefix(memory.count &- collected)
            UnsafeMutableRawBufferPointer(rebasing: memory[collected...]).copyMemory(from: taken.bytes)
            connections[index].collected &+= taken.count
        }

        /// - Parameter information: LLC header and APDU.
        private mutating func serve<Station: HDLCStation & ~Copyable>(
            _ information: Octets, _ index: Int, _ station: inout Station
        ) {
            guard information.count > LLCHeader.size else { return }
            let (apdu, peer) = (information.dropFirst(LLCHeader.size), peer(index))
            respond(index, &station) { station, writer in station.serve(apdu, from: peer, response: &writer) }
        }

        /// Has a response written into the connection's memory.
        private mutating func respond<Station: HDLCStation & ~Copyable>(
            _ index: Int, _ station: inout Station, _ body: (inout Station, inout ByteWriter) -> Reaction
        ) {
            var writer = ByteWriter(responseMemory(index))
            LLCHeader(isResponse: true).encode(into: &writer)
            guard body(&station, &writer) != .silent, !writer.hasOverflowed, writer.count > LLCHeader.size else {
                return
            }
            (connections[index].response, connections[index].acknowledged, connections[index].sent) = (
                writer.count, 0, 0
            )
        }
    }

    // MARK: - The turn

    extension HDLCLine {
        /// The client has given the turn: sends a window of frames, the last of which gives it back.
        ///
        /// What the client has not acknowledged by now is lost, and is sent again before anything new.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func transmit<Station: HDLCStation & ~Copyable>(
            _ index: Int, isBusy: Bool = false, _ station: inout Station
        ) {
            let peer = peer(index)
            if connections[index].response == 0, !isBusy, !connections[index].isPeerBusy {
                respond(index, &station) { station, writer in station.serveMore(peer, response: &writer) }
            }
            guard connections[index].response > 0, !connections[index].isPeerBusy else {
                return transmitReady(index, isBusy: isBusy, &station)
            }
            let again = connections[index].goBack()
            counters.retransmissions &+= UInt32(again)
            let window = UInt8(connections[index].negotiation.agreed.transmitWindow)
            while connections[index].unacknowledged < window, connections[index].sent < connections[index].response {
                transmitSegment(index, window, again, &station)
            }
        }

        /// Sends the next segment of the response.
        /// - Parameter again: how many frames of this turn were sent before.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func transmitSegment<Station: HDLCStation & ~Copyable>(
            _ index: Int, _ window: UInt8, _ again: UInt8, _ station: inout Station
        ) {
            let connection = connections[index]
            let rest = UnsafeRawBufferPointer(rebasing: responseMemory(index)[connection.sent..<connection.response])
            let information = Octets(rest).prefix(connection.segment)
            let isLast = information.count == rest.count
            let isFinal = isLast || connection.unacknowledged &+ 1 == window
            let control = HDLCControl(.i(ns: connection.vs, nr: connection.vr), isPoll: isFinal)
            connections[index].noteSent(information.count)
            send(
                HDLCFrame(
                    to: connection.client, from: connection.server, control, isSegmented: !isLast,
                    information: information
                ), to: peer(index), isRepeated: connection.unacknowledged < again, &station
            )
        }

        /// There is no information to send.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func transmitReady<Station: HDLCStation & ~Copyable>(
            _ index: Int, isBusy: Bool, _ station: inout Station
        ) {
            let connection = connections[index]
            if !connection.isPeerBusy { _ = notify(connection.client, connection.server, isFinal: false, &station) }
            let control = HDLCControl(isBusy ? .rnr(nr: connection.vr) : .rr(nr: connection.vr), isPoll: true)
            send(HDLCFrame(to: connection.client, from: connection.server, control), to: peer(index), &station)
        }
    }
#endif
