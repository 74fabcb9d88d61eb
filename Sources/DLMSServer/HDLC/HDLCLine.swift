import DLMSWire

#if !Traits || HDLC || !hasFeature(Embedded)
    /// The meter's end of one HDLC line, whatever carries the octets: any number of clients and logical devices, each pair
    /// with a connection of its own. Sans I/O: octets and time in, frames out.
    ///
    /// How a host drives it:
    ///
    ///     var line = HDLCLine(settings, sizes)              // firmware gives memory of its own
    ///     let taken = line.receive(octets, at: now, station: &station)
    ///     // Fewer than all are taken while `station.isReady` is false. When it is true again, call with the rest, or
    ///     // with nothing: what the line holds back is looked at as well.
    ///     if let deadline = line.nextDeadline { … line.elapse(at: now, station: &station) }
    ///     line.close(station: &station)                     // the carrier is gone
    ///
    /// The station (``HDLCStation``) is handed each frame out, each whole APDU in, and everything that there is to show.
    /// An APDU comes without its LLC header, with the client's SAP, the logical device's and the number of the connection.
    /// The response is written into the connection's memory, and the line sends it from there, in segments, as often as
    /// it takes. A line sends only when a client has given it the turn with a poll bit, one client at a time, so a line
    /// that is half-duplex needs nothing else. ``settings`` may be changed at any time: a connection keeps what held when it began.
    ///
    /// - Spec: IEC 62056-46
    public struct HDLCLine: ~Copyable {
        public var settings: HDLCSettings
        /// Until then the meter takes no information and answers RNR.
        public var busyUntil = Duration.zero
        public internal(set) var counters = HDLCCounters()
        let sizes: HDLCSizes
        var reassembler: HDLCReassembler
        let connections: UnsafeMutableBufferPointer<HDLCConnection>
        /// One frame on its way out.
        let frameBuffer: UnsafeMutableRawBufferPointer
        /// A request and a response for each connection.
        let apdus: UnsafeMutableRawBufferPointer
        var echoes = HDLCEchoes()
        /// When octets came last.
        var lastOctet = Duration.zero
        /// The inter-octet time-out of the client that connected last.
        var connectedOctetTimeout: UInt16 = 0
        /// Until then another meter may begin its answer.
        var answerAwaitedUntil = Duration.zero
        #if !hasFeature(Embedded)
            private var ownMemory: UnsafeMutableRawPointer?
        #endif

        /// Makes a line over `memory`, which stays the caller's and must outlive it.
        /// - Parameter memory: ``memorySize(_:)`` octets, aligned as ``memoryAlignment`` asks.
        public init(_ settings: HDLCSettings, _ sizes: HDLCSizes, memory: UnsafeMutableRawBufferPointer) {
            precondition(sizes.connections > 0 && memory.count >= Self.memorySize(sizes), "too little memory")
            (self.settings, self.sizes) = (settings, sizes)
            let records = sizes.connections &* MemoryLayout<HDLCConnection>.stride
            connections = UnsafeMutableRawBufferPointer(rebasing: memory[..<records]).bindMemory(
                to: HDLCConnection.self)
            for index in 0..<sizes.connections { connections.initializeElement(at: index, to: HDLCConnection()) }
            let (input, output) = (records &+ sizes.inputFrame, records &+ sizes.inputFrame &+ sizes.outputFrame)
            reassembler = HDLCReassembler(storage: UnsafeMutableRawBufferPointer(rebasing: memory[records..<input]))
            frameBuffer = UnsafeMutableRawBufferPointer(rebasing: memory[input..<output])
            apdus = UnsafeMutableRawBufferPointer(rebasing: memory[output...])
            #if !hasFeature(Embedded)
                ownMemory = nil
            #endif
        }

        /// Octets of memory that a line of these sizes takes.
        public static func memorySize(_ sizes: HDLCSizes) -> Int {
            let share = MemoryLayout<HDLCConnection>.stride &+ sizes.requestShare &+ sizes.responseShare
            return sizes.connections &* share &+ sizes.inputFrame &+ sizes.outputFrame
        }

        public static var memoryAlignment: Int { MemoryLayout<HDLCConnection>.alignment }

        #if !hasFeature(Embedded)
            /// Makes a line with memory of its own: one allocation, freed with it.
            public init(_ settings: HDLCSettings, _ sizes: HDLCSizes) {
                let memory = UnsafeMutableRawBufferPointer.allocate(
                    byteCount: Self.memorySize(sizes), alignment: Self.memoryAlignment)
                self.init(settings, sizes, memory: memory)
                ownMemory = memory.baseAddress
            }

            deinit { ownMemory?.deallocate() }
        #endif
    }

    // MARK: - Octets and time

    extension HDLCLine {
        /// Takes octets that came, and acts on the frames among them.
        /// - Returns: how many octets were taken; fewer than all only when the station is not ready.
        public mutating func receive<Station: HDLCStation & ~Copyable>(
            _ octets: Octets, at now: Duration, station: inout Station
        ) -> Int {
            if !octets.isEmpty { lastOctet = now }
            var rest = octets
            while station.isReady {
                switch reassembler.next(&rest) {
                case .incomplete: return octets.count
                case .noise(let noise):
                    counters.noise &+= UInt32(truncatingIfNeeded: noise.count)
                    station.received(noise, .noise, nil)
                case .broken(let fault, let octets):
                    counters.broken &+= 1
                    station.received(octets, .broken(fault), nil)
                case .frame(let frame, let octets): receive(frame, octets, at: now, &station)
                }
            }
            return octets.count &- rest.count
        }

        /// When ``elapse(at:station:)`` has something to do, if nothing comes before.
        public var nextDeadline: Duration? {
            var deadline = octetDeadline
            for index in 0..<connections.count {
                guard let end = inactivityDeadline(of: index) else { continue }
                deadline = min(deadline ?? end, end)
            }
            return deadline
        }

        /// When a frame that has begun is given up.
        private var octetDeadline: Duration? {
            let timeout = isConnected ? connectedOctetTimeout : settings.interOctetTimeout
            guard reassembler.isWaiting, timeout > 0 else { return nil }
            return lastOctet + .milliseconds(Int64(timeout))
        }

        /// Lets the time-outs pass that are over at `now`.
        public mutating func elapse<Station: HDLCStation & ~Copyable>(at now: Duration, station: inout Station) {
            if let deadline = octetDeadline, now >= deadline {
                reassembler.cutOff()
                _ = receive(.empty, at: now, station: &station)
            }
            for index in 0..<connections.count {
                guard let end = inactivityDeadline(of: index), now >= end else { continue }
                disconnect(index, because: .inactivity, &station)
            }
        }

        /// The line is gone, and all connections with it.
        public mutating func close<Station: HDLCStation & ~Copyable>(station: inout Station) {
            for index in 0..<connections.count where connections[index].state != .disconnected {
                disconnect(index, because: .line, &station)
            }
        }

        #if hasFeature(Embedded)
            @inline(never)
        #endif
        mutating func disconnect<Station: HDLCStation & ~Copyable>(
            _ index: Int, because reason: HDLCDisconnection, _ station: inout Station
        ) {
            let peer = peer(index)
            connections[index].state = .disconnected
            station.disconnected(peer, because: reason)
        }
    }

    // MARK: - Connections

    extension HDLCLine {
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        func peer(_ index: Int) -> HDLCPeer {
            HDLCPeer(
                client: connections[index].client.upper, server: connections[index].server.upper, connection: index
            )
        }

        /// The connection between these two.
        #if hasFeature(Embedded)
            @inline(never)
        #endif
        func find(client: UInt16, server: UInt16) -> Int? {
            for index in 0..<connections.count
            where connections[index].state != .disconnected && connections[index].client.upper == client
                && connections[index].server.upper == server
            {
                return index
            }
            return nil
        }

        func findFree() -> Int? {
            for index in 0..<connections.count where connections[index].state == .disconnected { return index }
            return nil
        }

        /// Where the connection collects a segmented request.
        func requestMemory(_ index: Int) -> UnsafeMutableRawBufferPointer {
            let start = index &* sizes.requestShare
            return UnsafeMutableRawBufferPointer(rebasing: apdus[start..<(start &+ sizes.requestShare)])
        }

        /// Where the connection's response lies, LLC header first.
        func responseMemory(_ index: Int) -> UnsafeMutableRawBufferPointer {
            let start = connections.count &* sizes.requestShare &+ index &* sizes.responseShare
            return UnsafeMutableRawBufferPointer(rebasing: apdus[start..<(start &+ sizes.responseShare)])
        }
    }
#endif
