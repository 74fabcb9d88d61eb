import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// A port that waits for a call in IEC 62056-21 and goes over to HDLC when the client asks for it (mode E), gives its
    /// data readout (mode C), and comes back to the call when the session ends. Sans I/O, and driven like ``HDLCLine``:
    ///
    ///     var port = ModeEPort(settings, hdlc, memory: …)
    ///     port.start(station: &station)                     // sets the line to the initial rate
    ///     let taken = port.receive(octets, at: now, station: &station)
    ///     if let deadline = port.nextDeadline { … port.elapse(at: now, station: &station) }
    ///
    /// The station (``ModeEStation``) is told when the line changes its rate or its character format: what was sent before
    /// leaves in the old way. Until the switch the eighth bit of what comes is ignored.
    ///
    /// - Spec: IEC 62056-21, mode E; IEC 62056-46, use with an optical port
    public struct ModeEPort: ~Copyable {
        /// May be changed while the port ``isIdle``; ``start(station:)`` then.
        public var settings: ModeESettings
        /// The link that works after the switch.
        public var hdlc: HDLCLine
        public internal(set) var state = ModeEState.signOn
        /// When ``state`` ends by itself.
        var deadline: Duration?
        /// What goes out when the reaction time is over.
        var choice = Choice.readout(baud: 0)
        /// When characters came last.
        var lastCharacter = Duration.zero
        /// A message that has begun, and one on its way out.
        let input: UnsafeMutableRawBufferPointer
        let output: UnsafeMutableRawBufferPointer
        var collected = 0
        #if !hasFeature(Embedded)
            private var ownMemory: UnsafeMutableRawPointer?
        #endif

        /// What the client has chosen.
        enum Choice {
            case binary(BaudCharacter)
            case readout(baud: UInt32)
            case refuse(baud: UInt32)
        }

        /// Octets of memory for a message in each direction: a line of the readout is the longest.
        public static let memorySize = 192

        /// - Parameter memory: ``memorySize`` octets, which stay the caller's and must outlive the port.
        public init(_ settings: ModeESettings, _ hdlc: consuming HDLCLine, memory: UnsafeMutableRawBufferPointer) {
            precondition(memory.count >= Self.memorySize, "too little memory")
            self.settings = settings
            self.hdlc = hdlc
            input = UnsafeMutableRawBufferPointer(rebasing: memory[..<(Self.memorySize / 2)])
            output = UnsafeMutableRawBufferPointer(rebasing: memory[(Self.memorySize / 2)..<Self.memorySize])
            #if !hasFeature(Embedded)
                ownMemory = nil
            #endif
        }

        #if !hasFeature(Embedded)
            /// Makes a port with memory of its own, freed with it.
            public init(_ settings: ModeESettings, _ hdlc: consuming HDLCLine) {
                let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: Self.memorySize, alignment: 1)
                self.init(settings, hdlc, memory: memory)
                ownMemory = memory.baseAddress
            }

            deinit { ownMemory?.deallocate() }
        #endif
    }

    // MARK: - Octets and time

    extension ModeEPort {
        /// The line is open: sets it to the rate of the call.
        public mutating func start<Station: ModeEStation & ~Copyable>(station: inout Station) { signOff(&station) }

        /// Takes octets that came. In text they are all taken; see ``HDLCLine/receive(_:at:station:)`` for HDLC.
        /// - Returns: how many octets were taken.
        public mutating func receive<Station: ModeEStation & ~Copyable>(
            _ octets: Octets, at now: Duration, station: inout Station
        ) -> Int {
            var taken = 0
            while taken < octets.count, state != .binary {
                receive(character: octets[taken] & 0x7F, at: now, &station)
                taken &+= 1
            }
            guard state == .binary else { return taken }
            let wasConnected = hdlc.isConnected
            taken &+= hdlc.receive(octets.dropFirst(taken), at: now, station: &station)
            if taken > 0, !settings.beginsInHDLC { deadline = now + settings.binaryTimeout }
            endBinary(wasConnected, &station)
            return taken
        }

        /// When ``elapse(at:station:)`` has something to do, if nothing comes before.
        public var nextDeadline: Duration? {
            guard state != .binary else {
                let end = hdlc.isConnected ? nil : deadline
                guard let link = hdlc.nextDeadline else { return end }
                return min(link, end ?? link)
            }
            guard collected > 0 else { return deadline }
            let timeout = lastCharacter + settings.characterTimeout
            return min(timeout, deadline ?? timeout)
        }

        /// Lets the time-outs pass that are over at `now`.
        public mutating func elapse<Station: ModeEStation & ~Copyable>(at now: Duration, station: inout Station) {
            guard state != .binary else { return elapseBinary(at: now, &station) }
            if collected > 0, now >= lastCharacter + settings.characterTimeout {
                station.received(text: message, .cutOff)
                collected = 0
            }
            guard let deadline, now >= deadline else { return }
            self.deadline = nil
            switch state {
            case .identifying: identify(at: now, &station)
            case .selected: answerChoice(at: now, &station)
            case .identified: sendReadout(baud: settings.initialBaud, at: now, &station)
            case .readout: signOff(&station)
            case .signOn, .binary: break
            }
        }

        /// The line is gone, and everything on it.
        public mutating func close<Station: ModeEStation & ~Copyable>(station: inout Station) {
            hdlc.close(station: &station)
            (state, deadline, collected) = (.signOn, nil, 0)
        }

        private mutating func elapseBinary<Station: ModeEStation & ~Copyable>(
            at now: Duration, _ station: inout Station
        ) {
            let wasConnected = hdlc.isConnected
            hdlc.elapse(at: now, station: &station)
            endBinary(wasConnected, &station)
            if state == .binary, !hdlc.isConnected, let deadline, now >= deadline { signOff(&station) }
        }

        /// The last client has disconnected, or was silent for too long.
        private mutating func endBinary<Station: ModeEStation & ~Copyable>(
            _ wasConnected: Bool, _ station: inout Station
        ) {
            if wasConnected, !hdlc.isConnected { signOff(&station) }
        }

        mutating func enter<Station: ModeEStation & ~Copyable>(
            _ state: ModeEState, until deadline: Duration?, _ station: inout Station
        ) {
            (self.state, self.deadline) = (state, deadline)
            station.entered(state)
        }

        /// Whether nobody uses the port: new ``settings`` count from then on.
        public var isIdle: Bool {
            switch state {
            case .signOn: collected == 0
            case .binary: deadline == nil && !hdlc.isConnected
            case .identifying, .identified, .selected, .readout: false
            }
        }

        /// Waits for a call again, or for a client where there is no call.
        mutating func signOff<Station: ModeEStation & ~Copyable>(_ station: inout Station) {
            collected = 0
            guard !settings.beginsInHDLC else {
                station.setLine(ModeELineSetting(baud: settings.hdlcBaud, isText: false))
                return enter(.binary, until: nil, &station)
            }
            station.setLine(ModeELineSetting(baud: settings.initialBaud, isText: true))
            enter(.signOn, until: nil, &station)
        }
    }
#endif
