import CNcursesw
import Foundation
import TerminalKit

/// Turns what ncurses reads into keys.
struct KeyReader {
    /// Codes of our own for sequences that terminfo does not know; above all of ncurses.
    private enum Extra {
        static let pasteBegins: Int32 = 0x3F0
        static let pasteEnds: Int32 = 0x3F1
        static let mouse: Int32 = 0x3F2
    }

    /// A pasted text longer than this is cut.
    private static let pasteLimit = 1_048_576
    /// Two clicks on one cell within this time are a double click.
    private static let doubleClickTime = Duration.milliseconds(400)

    private var lastClick: (point: Point, time: ContinuousClock.Instant)?

    /// Teaches ncurses the sequences that terminals send besides those of their description.
    static func defineSequences() {
        let sequences: [(String, Int32)] = [
            ("\u{1B}[200~", Extra.pasteBegins), ("\u{1B}[201~", Extra.pasteEnds), ("\u{1B}[<", Extra.mouse),
            ("\u{1B}[Z", KEY_BTAB),
            ("\u{1B}[1~", KEY_HOME), ("\u{1B}[4~", KEY_END), ("\u{1B}[H", KEY_HOME), ("\u{1B}[F", KEY_END),
            ("\u{1B}OH", KEY_HOME), ("\u{1B}OF", KEY_END), ("\u{1B}[2~", KEY_IC), ("\u{1B}[3~", KEY_DC),
            ("\u{1B}[5~", KEY_PPAGE), ("\u{1B}[6~", KEY_NPAGE), ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN),
            ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT), ("\u{1B}OA", KEY_UP), ("\u{1B}OB", KEY_DOWN),
            ("\u{1B}OC", KEY_RIGHT), ("\u{1B}OD", KEY_LEFT), ("\u{1B}OP", KEY_F0 + 1), ("\u{1B}[11~", KEY_F0 + 1),
        ]
        for (sequence, code) in sequences { define_key(sequence, code) }
    }

    /// The next key that has arrived; nil when there is none. Does not wait.
    mutating func next() -> Key? {
        while true {
            var code: wint_t = 0
            switch get_wch(&code) {
            case OK: if let key = Self.key(character: code) { return key }
            case KEY_CODE_YES: if let key = functionKey(Int32(bitPattern: code)) { return key }
            default: return nil
            }
        }
    }

    private static func key(character code: wint_t) -> Key? {
        switch code {
        case 0x0D, 0x0A: .enter
        case 0x09: .tab
        case 0x1B: .escape
        case 0x08, 0x7F: .backspace
        case 0x01...0x1A: Unicode.Scalar(UInt32(code) + 0x60).map { .control(Character($0)) }
        case 0..<0x20: nil
        default: Unicode.Scalar(UInt32(code)).map { .character(Character($0)) }
        }
    }

    private mutating func functionKey(_ code: Int32) -> Key? {
        switch code {
        case KEY_MOUSE: mouse()
        case Extra.mouse: extendedMouse()
        case Extra.pasteBegins: .paste(Self.pasted())
        case (KEY_F0 + 1)...(KEY_F0 + 24): .function(Int(code - KEY_F0))
        default: Self.named[code]
        }
    }

    private static let named: [Int32: Key] = [
        KEY_ENTER: .enter, KEY_BTAB: .backTab, KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_UP: .up,
        KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right, KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp,
        KEY_NPAGE: .pageDown, KEY_A1: .home, KEY_A3: .pageUp, KEY_C1: .end, KEY_C3: .pageDown,
    ]

    /// A mouse report of the old kind, which ncurses understands.
    private mutating func mouse() -> Key? {
        var event = MEVENT()
        guard getmouse(&event) == OK else { return nil }
        let point = Point(Int(event.x), Int(event.y))
        if mc_is_wheel_up(event.bstate) != 0 { return .mouse(.wheelUp, point) }
        if mc_is_wheel_down(event.bstate) != 0 { return .mouse(.wheelDown, point) }
        guard mc_is_press(event.bstate) != 0 else { return nil }
        return .mouse(click(at: point), point)
    }

    /// A mouse report as every terminal of today sends it, `ESC [ < button ; column ; row M`, whatever its description
    /// says; ncurses knows it only where the description does.
    private mutating func extendedMouse() -> Key? {
        let report = Self.characters(until: { $0 == "M" || $0 == "m" }, limit: 16, wait: 50)
        let numbers = report.dropLast().split(separator: ";").compactMap { Int($0) }
        guard numbers.count == 3, report.last == "M" else { return nil }
        let point = Point(numbers[1] - 1, numbers[2] - 1)
        return switch numbers[0] {
        case 0: .mouse(click(at: point), point)
        case 64: .mouse(.wheelUp, point)
        case 65: .mouse(.wheelDown, point)
        default: nil
        }
    }

    /// Reads characters up to one that ends them; gives up after `wait` milliseconds without one.
    private static func characters(until isEnd: (Character) -> Bool, limit: Int, wait: Int32) -> String {
        timeout(wait)
        defer { timeout(0) }
        var text = ""
        while text.count < limit {
            var code: wint_t = 0
            guard get_wch(&code) == OK, let scalar = Unicode.Scalar(UInt32(code)) else { break }
            text.append(Character(scalar))
            if isEnd(Character(scalar)) { break }
        }
        return text
    }

    private mutating func click(at point: Point) -> MouseAction {
        let now = ContinuousClock.now
        if let last = lastClick, last.point == point, now - last.time < Self.doubleClickTime {
            lastClick = nil
            return .doubleClick
        }
        lastClick = (point, now)
        return .click
    }

    /// Reads up to the end of a bracketed paste; a terminal that forgets the end gets half a second.
    private static func pasted() -> String {
        timeout(500)
        defer { timeout(0) }
        var text = String.UnicodeScalarView()
        while true {
            var code: wint_t = 0
            let kind = get_wch(&code)
            guard kind == OK || kind == KEY_CODE_YES, Int32(bitPattern: code) != Extra.pasteEnds || kind == OK else {
                break
            }
            if kind == OK, text.count < pasteLimit, let scalar = Unicode.Scalar(UInt32(code)) {
                text.append(scalar == "\r" ? "\n" : scalar)
            }
        }
        return String(text)
    }
}
