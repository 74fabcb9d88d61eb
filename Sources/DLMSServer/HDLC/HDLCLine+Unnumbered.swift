import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// UI frames: APDUs without a sequence number, to one logical device or to all, and notifications to clients.
    extension HDLCLine {
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func receiveUI<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ index: Int?, _ station: inout Station
        ) {
            guard !frame.destination.isBroadcast else { return broadcast(frame, &station) }
            if serveUI(frame, index, &station) { return }
            guard frame.control.isPoll else { return }
            // A UI frame with the poll bit lets a meter send what it has to tell, connected or not.
            guard let index else {
                if !notify(frame.source, frame.destination, isFinal: true, &station) { answer(frame, .dm, &station) }
                return
            }
            transmit(index, &station)
        }

        /// - Returns: whether an answer went out, which takes the turn.
        private mutating func serveUI<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ index: Int?, _ station: inout Station
        ) -> Bool {
            guard !frame.information.isEmpty else { return false }
            let server = frame.destination
            let apdu = frame.information.dropFirst(LLCHeader.size)
            let peer = HDLCPeer(
                client: frame.source.upper, server: server.upper, connection: index, isUnnumbered: true)
            return sendUI(to: frame.source, from: server, isFinal: true, &station) { station, writer in
                let reaction = station.serve(apdu, from: peer, response: &writer)
                return reaction == .respond && frame.control.isPoll ? server.upper : nil
            }
        }

        /// Every logical device that is meant gets the APDU; none answers.
        private mutating func broadcast<Station: HDLCStation & ~Copyable>(_ frame: HDLCFrame, _ station: inout Station)
        {
            guard !frame.information.isEmpty else { return }
            let (apdu, server) = (frame.information.dropFirst(LLCHeader.size), frame.destination)
            var index = 0
            while let sap = station.logicalDevice(index) {
                index &+= 1
                guard server.upper == server.allStations || server.upper == sap else { continue }
                let peer = HDLCPeer(client: frame.source.upper, server: sap, connection: nil, isUnnumbered: true)
                var writer = ByteWriter(informationMemory(frame.source, server, atMost: Int(offer.transmitLength)))
                _ = station.serve(apdu, from: peer, response: &writer)
            }
        }

        /// Sends what the station wants to tell the client, if there is something.
        /// - Returns: whether there was.
        mutating func notify<Station: HDLCStation & ~Copyable>(
            _ client: HDLCAddress, _ server: HDLCAddress, isFinal: Bool, _ station: inout Station
        ) -> Bool {
            sendUI(to: client, from: server, isFinal: isFinal, &station) { station, writer in
                station.notification(for: client.upper, into: &writer)
            }
        }

        /// When the line is free for what nobody has asked for, if nothing comes before: behind the inter-frame time-out,
        /// and behind the response time-out of another meter that was polled. nil while a client is connected, which gives
        /// the turn itself, or a frame has begun.
        public var quietDeadline: Duration? {
            guard !reassembler.isInsideFrame, !isConnected else { return nil }
            return max(lastOctet + .milliseconds(Int64(settings.interFrameTimeout)), answerAwaitedUntil)
        }

        /// Sends a notification unasked: to a client that is not connected, over a line on which nobody has the turn.
        /// - Returns: whether it went out; not before ``quietDeadline``.
        public mutating func notify<Station: HDLCStation & ~Copyable>(
            client: UInt16, server: UInt16, at now: Duration, station: inout Station
        ) -> Bool {
            guard client < 0x80, let quiet = quietDeadline, now >= quiet else { return false }
            let isShort = server < 0x80 && settings.deviceAddress < 0x80
            let address = HDLCAddress(upper: server, lower: settings.deviceAddress, size: isShort ? 2 : 4)
            return notify(HDLCAddress(client), address, isFinal: false, &station)
        }

        /// - Parameter body: writes the APDU and returns the SAP of the logical device that sends it; nil for nothing.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func sendUI<Station: HDLCStation & ~Copyable>(
            to client: HDLCAddress, from server: HDLCAddress, isFinal: Bool, _ station: inout Station,
            _ body: (inout Station, inout ByteWriter) -> UInt16?
        ) -> Bool {
            let index = find(client: client.upper, server: server.upper)
            let length = index.map { connections[$0].segment } ?? Int(offer.transmitLength)
            guard length > LLCHeader.size else { return false }
            var writer = ByteWriter(informationMemory(client, server, atMost: length))
            LLCHeader(isResponse: true).encode(into: &writer)
            guard let sap = body(&station, &writer), !writer.hasOverflowed else { return false }
            var source = server
            source.upper = sap
            let control = HDLCControl(.ui, isPoll: isFinal)
            let peer = HDLCPeer(client: client.upper, server: sap, connection: index, isUnnumbered: true)
            send(HDLCFrame(to: client, from: source, control, information: writer.written), to: peer, &station)
            return true
        }
    }
#endif
