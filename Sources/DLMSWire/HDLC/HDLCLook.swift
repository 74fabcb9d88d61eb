/// What collected octets begin with.
enum HDLCLook {
    /// `count` octets make up the step; the closing flag of a frame is left behind for the next one.
    case told(_ count: Int, HDLCStep, leavesFlag: Bool)
    /// The first `count` octets are flags between frames.
    case skip(_ count: Int)
    /// At least `count` more octets are needed to tell.
    case need(_ count: Int)

    /// - Parameters:
    ///   - limit: longest frame taken, in octets without flags.
    ///   - isFlagShared: the first octet closed the frame before.
    init(_ octets: Octets, limit: Int, isFlagShared: Bool) {
        guard let first = octets.isEmpty ? nil : octets[0] else {
            self = .need(1)
            return
        }
        guard first == HDLCFrame.flag else {
            let count = octets.firstFlag(from: 1) ?? octets.count
            self = .told(count, .noise(octets.prefix(count)), leavesFlag: false)
            return
        }
        if octets.count > 1, octets[1] == HDLCFrame.flag {
            self = .skip(1)
        } else if octets.count < 2 {
            self = .need(1)
        } else if octets[1] & 0xF0 != 0xA0 {
            // A flag that ended the frame before opened none.
            self = isFlagShared ? .skip(1) : Self.broken(octets, .formatType(octets[1] >> 4))
        } else if octets.count < 3 {
            self = .need(1)
        } else {
            self.init(frame: octets, limit: limit)
        }
    }

    /// Looks at octets that begin with a flag and a format field.
    private init(frame octets: Octets, limit: Int) {
        let length = Int(octets[1] & 7) << 8 | Int(octets[2])
        if length < HDLCFormat.minLength {
            self = Self.broken(octets, .length(length))
        } else if length > limit {
            self = Self.broken(octets, .tooLong(length: length, limit: limit))
        } else {
            self.init(header: octets, length: length)
        }
    }

    /// Looks at the header: its check sequence says early that a flag in the middle of something opened no frame.
    private init(header octets: Octets, length: Int) {
        guard let destination = HDLCAddress.size(in: octets.dropFirst(3)),
            let source = HDLCAddress.size(in: octets.dropFirst(3 &+ destination))
        else {
            self = .need(1)
            return
        }
        guard Self.isSize(destination), Self.isSize(source) else {
            self = Self.broken(octets, .address)
            return
        }
        let header = 3 &+ destination &+ source
        if length < header &+ 2 || length == header &+ 3 {
            self = Self.broken(octets, .length(length))
        } else if octets.count < header &+ 3 {
            self = .need(header &+ 3 &- octets.count)
        } else if let fault = Self.headerFault(octets, header) {
            self = Self.broken(
                octets,
                length == header &+ 2
                    ? .fcs(found: fault.found, expected: fault.expected)
                    : .hcs(found: fault.found, expected: fault.expected))
        } else {
            self.init(whole: octets, count: length &+ 2)
        }
    }

    private static func isSize(_ size: Int) -> Bool { size == 1 || size == 2 || size == 4 }

    /// Compares the check sequence behind the `header` octets that follow the flag.
    private static func headerFault(_ octets: Octets, _ header: Int) -> (found: UInt16, expected: UInt16)? {
        let expected = CheckSequence(of: octets.dropFirst(1).prefix(header)).transmitted
        let found = UInt16(octets[header &+ 1]) << 8 | UInt16(octets[header &+ 2])
        return found == expected ? nil : (found, expected)
    }

    /// The header is right, so its length is: the frame ends where it says.
    private init(whole octets: Octets, count: Int) {
        guard octets.count >= count else {
            self = .need(count &- octets.count)
            return
        }
        guard octets[count &- 1] == HDLCFrame.flag else {
            self = Self.broken(octets, .noClosingFlag)
            return
        }
        let octets = octets.prefix(count)
        var reader = ByteReader(octets.dropFirst(1).prefix(count &- 2))
        do throws(DecodeError) {
            let frame = try HDLCFrame(from: &reader)
            self = .told(count &- 1, .frame(frame, octets: octets), leavesFlag: true)
        } catch {
            self = .told(count &- 1, .broken(Self.fault(error), octets: octets), leavesFlag: true)
        }
    }

    private static func fault(_ error: DecodeError) -> HDLCFault {
        guard case .checkSequence(_, let found, let expected) = error else { return .address }
        return .fcs(found: found, expected: expected)
    }

    /// What looked like a frame ends before the next flag, which may open one.
    private static func broken(_ octets: Octets, _ fault: HDLCFault) -> HDLCLook {
        let count = octets.firstFlag(from: 1) ?? octets.count
        return .told(count, .broken(fault, octets: octets.prefix(count)), leavesFlag: false)
    }
}
