#if !hasFeature(Embedded)
    /// Where messages of IEC 62056-21 lie among octets. Bit 7 may hold the parity.
    enum TextExtent {
        /// The end of the message that begins at `place`, or of what there is of it; nil where none begins.
        static func end(of octets: [UInt8], at place: Int) -> Int? {
            func character(_ distance: Int) -> UInt8? {
                place + distance < octets.count ? octets[place + distance] & 0x7F : nil
            }
            guard let first = character(0) else { return nil }
            switch first {
            case ControlCharacter.start:
                return isCall(character(1)) ? end(behind: ControlCharacter.lf, octets, place) : nil
            case ControlCharacter.ack:
                guard isOption(character(1)), isOption(character(2)), isOption(character(3)),
                    character(4) == ControlCharacter.cr || character(4) == nil
                else { return nil }
                return min(place + 6, octets.count)
            case ControlCharacter.stx: return character(1).map(isPrintable) == true ? block(octets, place) : nil
            case ControlCharacter.soh: return isCommand(character(1), character(2)) ? block(octets, place) : nil
            default: return nil
            }
        }

        private static func isCall(_ character: UInt8?) -> Bool {
            guard let character else { return false }
            return character == ControlCharacter.request || (0x41...0x5A).contains(character & 0xDF)
        }

        private static func isOption(_ character: UInt8?) -> Bool {
            character.map { (0x30...0x39).contains($0) } == true
        }

        private static func isPrintable(_ character: UInt8) -> Bool {
            (0x20...0x7E).contains(character) || character == ControlCharacter.cr
        }

        /// `P0`, `R1` and the like.
        private static func isCommand(_ command: UInt8?, _ type: UInt8?) -> Bool {
            guard let command, let type else { return false }
            return "PWREB".utf8.contains(command) && (0x30...0x34).contains(type)
        }

        /// ETX and the check character behind it; nil when there is no ETX, which no block goes without.
        private static func block(_ octets: [UInt8], _ place: Int) -> Int? {
            octets[place...].firstIndex { $0 & 0x7F == ControlCharacter.etx }.map { min($0 + 2, octets.count) }
        }

        private static func end(behind last: UInt8, _ octets: [UInt8], _ place: Int) -> Int {
            octets[place...].firstIndex { $0 & 0x7F == last }.map { $0 + 1 } ?? octets.count
        }
    }
#endif
