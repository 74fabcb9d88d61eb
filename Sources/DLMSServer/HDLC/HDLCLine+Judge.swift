import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// What a frame is to the meter, before anything changes because of it.
    extension HDLCLine {
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func receive<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ octets: Octets, at now: Duration, _ station: inout Station
        ) {
            counters.received &+= 1
            if isEcho(frame, octets, station) {
                counters.echoes &+= 1
                return station.received(octets, .echo, frame)
            }
            guard let fault = addressFault(frame, station) else {
                return receiveForUs(frame, octets, at: now, &station)
            }
            counters.notForUs &+= 1
            noteTurn(frame, fault, at: now)
            station.received(octets, fault, frame)
        }

        /// The turn on the line goes to another meter, or back from it.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func noteTurn(_ frame: HDLCFrame, _ fault: HDLCVerdict, at now: Duration) {
            guard frame.control.isPoll else { return }
            answerAwaitedUntil = fault == .notFromClient ? now : now + .milliseconds(Int64(settings.responseTimeout))
        }

        /// A frame that came back. One that a client could have sent is only taken for it when the line is set so.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func isEcho<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ octets: Octets, _ station: borrowing Station
        ) -> Bool {
            guard settings.suppressesEcho || addressFault(frame, station) != nil else {
                echoes.clear()
                return false
            }
            return echoes.take(octets)
        }

        /// Why the frame is not for this meter, if it is not.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private func addressFault<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ station: borrowing Station
        ) -> HDLCVerdict? {
            let server = frame.destination
            guard frame.source.size == 1, frame.source.upper != HDLCAddress.noStation else { return .notFromClient }
            guard server.upper != HDLCAddress.noStation, server.lower != HDLCAddress.noStation else {
                return .noStation
            }
            if let lower = server.lower, !isOurs(lower, frame) { return .wrongDevice(expected: settings.deviceAddress) }
            guard server.isBroadcast else { return isLogicalDevice(server.upper, station) ? nil : .noLogicalDevice }
            return frame.control.type == .ui ? nil : .broadcastCommand
        }

        /// Whether a lower address means this meter. A client that is connected keeps the address it connected to.
        private func isOurs(_ lower: UInt16, _ frame: HDLCFrame) -> Bool {
            let server = frame.destination
            if lower == settings.deviceAddress || lower == server.allStations { return true }
            if lower == server.calling { return settings.isCaller }
            guard let index = find(client: frame.source.upper, server: server.upper) else { return false }
            return connections[index].server.lower == lower
        }

        private func isLogicalDevice<Station: HDLCStation & ~Copyable>(
            _ sap: UInt16, _ station: borrowing Station
        ) -> Bool {
            var index = 0
            while let found = station.logicalDevice(index) {
                if found == sap { return true }
                index &+= 1
            }
            return false
        }

        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private mutating func receiveForUs<Station: HDLCStation & ~Copyable>(
            _ frame: HDLCFrame, _ octets: Octets, at now: Duration, _ station: inout Station
        ) {
            let index = find(client: frame.source.upper, server: frame.destination.upper)
            let verdict = index.map { judge(frame, on: $0, at: now) } ?? judge(frame)
            station.received(octets, verdict, frame)
            if let index, verdict.isFromPeer { connections[index].lastHeard = now }
            act(on: frame, verdict, index, at: now, &station)
        }
    }

    // MARK: - Normal disconnected mode

    extension HDLCLine {
        /// A frame from a client that is not connected.
        private func judge(_ frame: HDLCFrame) -> HDLCVerdict {
            switch frame.control.type {
            case .snrm:
                guard findFree() != nil else { return .noConnectionFree(limit: connections.count) }
                return parameterFault(frame) ?? .connects
            case .ui: return judgeUI(frame, longest: Int(offer.receiveLength))
            case .ua, .dm, .frmr: return .response
            case .i, .rr, .rnr, .disc, .unknown: return .notConnected
            }
        }

        private func judgeUI(_ frame: HDLCFrame, longest: Int) -> HDLCVerdict {
            guard !frame.isSegmented, frame.information.count <= longest else { return .segmentedUI }
            return frame.information.isEmpty ? .unnumbered : llcFault(frame) ?? .unnumbered
        }

        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private func parameterFault(_ frame: HDLCFrame) -> HDLCVerdict? {
            do throws(DecodeError) {
                let asked = try proposal(frame)
                return asked.isUsable ? nil : .parameters(.invalid(field: "parameter", value: 0))
            } catch {
                return .parameters(error)
            }
        }

        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private func llcFault(_ frame: HDLCFrame) -> HDLCVerdict? {
            var reader = ByteReader(frame.information)
            do throws(DecodeError) {
                let header = try LLCHeader(from: &reader)
                return header.isResponse ? .wrongLLC(.invalid(field: "source-lsap", value: 0xE7)) : nil
            } catch {
                return .wrongLLC(error)
            }
        }

        /// What the client asks for in SNRM.
        func proposal(_ frame: HDLCFrame) throws(DecodeError) -> HDLCParameters {
            var reader = ByteReader(frame.information)
            return try HDLCParameters(from: &reader)
        }

        /// What the meter is set to, as far as its memory goes and the standard allows.
        var offer: HDLCParameters {
            HDLCParameters(
                transmitLength: min(max(settings.offer.transmitLength, 1), UInt32(sizes.transmitLength), 2030),
                receiveLength: min(max(settings.offer.receiveLength, 1), UInt32(sizes.receiveLength), 2030),
                transmitWindow: min(max(settings.offer.transmitWindow, 1), 7),
                receiveWindow: min(max(settings.offer.receiveWindow, 1), 7)
            )
        }
    }

    // MARK: - Normal response mode

    extension HDLCLine {
        /// A frame from a client that is connected.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        private func judge(_ frame: HDLCFrame, on index: Int, at now: Duration) -> HDLCVerdict {
            switch frame.control.type {
            case .snrm: return parameterFault(frame) ?? .reconnects
            case .disc: return .disconnects
            case .ua, .dm, .frmr: return .response
            case .ui: return judgeUI(frame, longest: Int(connections[index].negotiation.agreed.receiveLength))
            case .i, .rr, .rnr, .unknown: break
            }
            if case .rejected(let reject) = connections[index].state { return .rejected(reject) }
            if let reject = reject(frame, on: index) { return .rejected(reject) }
            guard case .i(let ns, let nr) = frame.control.type else { return .supervisory }
            return judgeInformation(frame, ns, nr, on: index, at: now)
        }

        /// Why the frame breaks the rules of the link, if it does.
        private func reject(_ frame: HDLCFrame, on index: Int) -> FrameReject? {
            let connection = connections[index]
            let cause: FrameReject.Cause
            switch frame.control.type {
            case .i(_, let nr):
                let isTooLong = frame.information.count > Int(connection.negotiation.agreed.receiveLength)
                cause = isTooLong ? .tooLong : connection.isValid(nr: nr) ? [] : .invalidNR
            case .rr(let nr), .rnr(let nr):
                let isBare = frame.information.isEmpty
                cause =
                    !isBare ? [.unknownControl, .informationNotAllowed] : connection.isValid(nr: nr) ? [] : .invalidNR
            default: cause = .unknownControl
            }
            guard !cause.isEmpty else { return nil }
            return FrameReject(frame.control, vs: connection.vs, vr: connection.vr, because: cause)
        }

        private func judgeInformation(
            _ frame: HDLCFrame, _ ns: UInt8, _ nr: UInt8, on index: Int, at now: Duration
        ) -> HDLCVerdict {
            var connection = connections[index]
            guard ns == connection.vr else { return .outOfSequence(expected: connection.vr) }
            connection.acknowledge(nr)
            guard connection.response == 0, now >= busyUntil else { return .busy }
            return connection.isCollecting ? .information : llcFault(frame) ?? .information
        }
    }

    extension HDLCAddress {
        /// Whether either part means all stations.
        var isBroadcast: Bool { upper == allStations || lower == allStations }
    }
#endif
