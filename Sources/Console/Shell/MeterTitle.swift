import COSEM
import DLMSWire
import MeterHost

extension TitleBar {
    /// The title bar of a running meter.
    init(_ meter: RunningMeter) {
        var flags: [String] = []
        if meter.isReadOnly { flags.append("read-only") }
        if meter.hasUnsavedChanges { flags.append("unsaved") }
        flags += meter.lineFaults.map { "FAULT \($0)" }
        self.init(
            meter: meter.identity.name, identity: meter.identity.logicalDeviceName,
            clock: Self.text(meter.living.localTime),
            speed: "×" + Self.text(meter.clockRate), lines: meter.lines.map(Line.init), flags: flags
        )
    }

    private static func text(_ rate: Double) -> String { rate == rate.rounded() ? "\(Int(rate))" : "\(rate)" }

    /// `2026-11-22 20:31:07`, without the hundredths and the deviation that the Clock object shows.
    private static func text(_ time: DateTime) -> String {
        func two(_ number: UInt8) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let date = [String(time.date.year), two(time.date.month), two(time.date.dayOfMonth)].joined(separator: "-")
        return date + " " + [time.time.hour, time.time.minute, time.time.second].map(two).joined(separator: ":")
    }
}

extension TitleBar.Line {
    fileprivate init(_ line: MeterHost.Line) {
        let address = line.name.split(separator: "?").first ?? ""
        let port = address.split(separator: ":").last ?? ""
        let device = line.url.path.split(separator: "/").last ?? ""
        let isDevice = line.url.scheme.isDevice
        let name = isDevice ? "\(line.url.mode.rawValue) \(device)" : "\(line.url.scheme.rawValue) :\(port)"
        switch line.state {
        case .opening: self.init(name: name, clients: 0, failure: "opening")
        case .listening: self.init(name: name, clients: line.connections)
        case .closed: self.init(name: name, clients: 0, failure: "closed")
        case .failed(let reason, let retry):
            self.init(name: name, clients: 0, failure: reason + (retry.map { ", again in \($0) s" } ?? ""))
        }
    }
}
