import DLMSWire

#if !Traits || ModeE || !hasFeature(Embedded)
    /// What the meter sends.
    extension ModeEPort {
        mutating func identify<Station: ModeEStation & ~Copyable>(at now: Duration, _ station: inout Station) {
            var text = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: output[64...].prefix(Identification.maxText)))
            station.writeIdentification(into: &text)
            var writer = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: output[..<64]))
            withUnsafeBytes(of: settings.manufacturer) { letters in
                let identification = Identification(
                    manufacturer: Octets(letters), baud: settings.proposedBaud, hasModeE: settings.hasModeE,
                    text: text.written)
                identification.encode(into: &writer)
            }
            station.send(text: writer.written)
            enter(.identified, until: now + settings.choiceTimeout, &station)
        }

        mutating func answerChoice<Station: ModeEStation & ~Copyable>(at now: Duration, _ station: inout Station) {
            switch choice {
            case .binary(let baud): goBinary(baud, at: now, &station)
            case .readout(let baud): sendReadout(baud: baud, at: now, &station)
            case .refuse(let baud): refuse(baud: baud, &station)
            }
        }

        /// The rate changes first, the character format only behind the confirmation.
        private mutating func goBinary<Station: ModeEStation & ~Copyable>(
            _ character: BaudCharacter, at now: Duration, _ station: inout Station
        ) {
            let baud = character.baud ?? settings.initialBaud
            station.setLine(ModeELineSetting(baud: baud, isText: true))
            if settings.confirmsSwitch {
                var writer = ByteWriter(output)
                OptionSelect(protocolControl: 0x32, baud: character, modeControl: 0x32).encode(into: &writer)
                station.send(text: writer.written)
            }
            station.setLine(ModeELineSetting(baud: baud, isText: false))
            enter(.binary, until: now + settings.binaryTimeout, &station)
        }

        /// STX, the lines, `!`, ETX and the check.
        mutating func sendReadout<Station: ModeEStation & ~Copyable>(
            baud: UInt32, at now: Duration, _ station: inout Station
        ) {
            choice = .readout(baud: baud)
            station.setLine(ModeELineSetting(baud: baud, isText: true))
            var check = BlockCheck()
            send(&station) { writer in writer.u8(ControlCharacter.stx) }
            var index = 0
            while sendLine(index, &check, &station) { index &+= 1 }
            send(&station) { writer in
                let end: StaticString = "!\r\n\u{3}"
                writer.octets(Octets(end))
                check.update(writer.written)
                writer.u8(check.value)
            }
            enter(.readout, until: now + settings.choiceTimeout, &station)
        }

        private mutating func sendLine<Station: ModeEStation & ~Copyable>(
            _ index: Int, _ check: inout BlockCheck, _ station: inout Station
        ) -> Bool {
            var writer = ByteWriter(UnsafeMutableRawBufferPointer(rebasing: output[..<78]))
            writer.setLimit(76)
            guard station.writeReadout(line: index, into: &writer) else { return false }
            writer.setLimit(78)
            writer.u8(ControlCharacter.cr)
            writer.u8(ControlCharacter.lf)
            check.update(writer.written)
            station.send(text: writer.written)
            return true
        }

        /// Programming mode is not there: a break, at the rate that the client has gone to, and back to the call.
        private mutating func refuse<Station: ModeEStation & ~Copyable>(baud: UInt32, _ station: inout Station) {
            station.setLine(ModeELineSetting(baud: baud, isText: true))
            send(&station) { writer in
                writer.u8(ControlCharacter.soh)
                let end: StaticString = "B0\u{3}"
                writer.octets(Octets(end))
                var check = BlockCheck()
                check.update(writer.written.dropFirst(1))
                writer.u8(check.value)
            }
            signOff(&station)
        }

        private mutating func send<Station: ModeEStation & ~Copyable>(
            _ station: inout Station, _ body: (inout ByteWriter) -> Void
        ) {
            var writer = ByteWriter(output)
            body(&writer)
            station.send(text: writer.written)
        }
    }
#endif
