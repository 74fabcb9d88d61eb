import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// Messages of the client.
    extension ModeEPort {
        /// The characters of the message that has begun.
        var message: Octets { Octets(UnsafeRawBufferPointer(rebasing: input[..<collected])) }

        mutating func receive<Station: ModeEStation & ~Copyable>(
            character: UInt8, at now: Duration, _ station: inout Station
        ) {
            lastCharacter = now
            // What begins a message begins it anew: there is no other way back from a garbled one.
            let isStart =
                character == ControlCharacter.start || character == ControlCharacter.ack
                || character == ControlCharacter.soh || character == ControlCharacter.nak
            if isStart, collected > 0 {
                station.received(text: message, .ignored)
                collected = 0
            }
            guard isStart || collected > 0 else { return }  // NUL characters wake a meter up; others are noise
            input[collected] = character
            collected &+= 1
            let isWhole = isWhole(character)
            guard isWhole || collected == input.count else { return }
            defer { collected = 0 }
            isWhole ? take(at: now, &station) : station.received(text: message, .ignored)
        }

        /// Whether the message ends with this character.
        private func isWhole(_ character: UInt8) -> Bool {
            switch input[0] {
            case ControlCharacter.nak: true
            case ControlCharacter.ack: state == .readout || character == ControlCharacter.lf
            case ControlCharacter.soh: collected > 1 && input[collected &- 2] == ControlCharacter.etx
            default: character == ControlCharacter.lf
            }
        }

        private mutating func take<Station: ModeEStation & ~Copyable>(at now: Duration, _ station: inout Station) {
            switch (input[0], state) {
            case (ControlCharacter.start, _): takeCall(at: now, &station)
            case (ControlCharacter.ack, .identified): choose(at: now, &station)
            case (ControlCharacter.ack, .readout):
                station.received(text: message, .acknowledged)
                signOff(&station)
            case (ControlCharacter.nak, .readout):
                station.received(text: message, .repetition)
                enter(.selected, until: now + settings.reactionTime, &station)
                elapseAtOnce(at: now, &station)
            case (ControlCharacter.soh, let state) where state != .signOn && isBreak:
                station.received(text: message, .breaks)
                signOff(&station)
            default: station.received(text: message, .ignored)
            }
        }

        /// SOH B 0 ETX and its check.
        private var isBreak: Bool {
            collected == 5 && input[1] == 0x42 && input[3] == ControlCharacter.etx
        }

        private mutating func takeCall<Station: ModeEStation & ~Copyable>(at now: Duration, _ station: inout Station) {
            var reader = ByteReader(message)
            guard let request = try? SignOnRequest(from: &reader), reader.isAtEnd else {
                return station.received(text: message, .ignored)
            }
            guard station.isMeant(by: request) else { return station.received(text: message, .otherDevice) }
            station.received(text: message, .call)
            if state != .signOn { station.setLine(ModeELineSetting(baud: settings.initialBaud, isText: true)) }
            enter(.identifying, until: now + settings.reactionTime, &station)
            elapseAtOnce(at: now, &station)
        }

        /// Where there is no reaction time, the answer goes out at once.
        private mutating func elapseAtOnce<Station: ModeEStation & ~Copyable>(
            at now: Duration, _ station: inout Station
        ) {
            collected = 0
            elapse(at: now, station: &station)
        }

        private mutating func choose<Station: ModeEStation & ~Copyable>(at now: Duration, _ station: inout Station) {
            let verdict = judgeChoice()
            station.received(text: message, verdict.0)
            choice = verdict.1
            enter(.selected, until: now + settings.reactionTime, &station)
            elapseAtOnce(at: now, &station)
        }

        private func judgeChoice() -> (ModeEVerdict, Choice) {
            let fallback = (ModeEVerdict.fallback, Choice.readout(baud: settings.initialBaud))
            var reader = ByteReader(message)
            guard let option = try? OptionSelect(from: &reader), reader.isAtEnd, let baud = option.baud.baud,
                option.baud.rawValue <= settings.proposedBaud.rawValue
            else { return fallback }
            if option.isModeE, settings.hasModeE { return (.binary(baud: baud), .binary(option.baud)) }
            guard option.protocolControl == 0x30 else { return fallback }
            switch option.modeControl {
            case 0x30: return (.readout(baud: baud), .readout(baud: baud))
            case 0x31: return (.programming, .refuse(baud: baud))
            default: return fallback
            }
        }
    }
#endif
