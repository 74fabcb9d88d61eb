extension Benchmark {
    /// What a block costs of a profile with a million rows, at its start and at its end.
    func showLongProfile() throws {
        var profile = try LongProfile()
        var table = Table()
        table.add(
            "a million rows in blocks of 1024 octets", "rows/s", "MB/s", "ms to the first", "µs/block", "end to start")
        for (title, request) in [("whole rows", Script.getProfile), ("one column, by range", Script.getEnergies)] {
            Self.add("\(title), service blocks", profile.read(request), to: &table)
            for window: UInt8 in [1, 63] {
                Self.add(
                    "\(title), general blocks, window \(window)", profile.read(request, window: window), to: &table)
            }
        }
        table.show()
        print("Goal: a block costs the same at the end as at the start.\n")
    }

    private static func add(_ title: String, _ reading: LongProfile.Reading, to table: inout Table) {
        table.add(
            title, (Double(LongProfile.rows) / reading.seconds).text(0),
            (Double(reading.octets) / reading.seconds / 1_000_000).text(1), (reading.firstBlock * 1000).text(1),
            (reading.atStart * 1_000_000).text(2), (reading.atEnd / reading.atStart).text(2))
    }
}
