import DLMSServer
import DLMSWire

// Capturing: by period, on demand, and for the past.
extension ProfileBehaviour {
    /// Octets of one captured value at most: what is longer is captured as null-data.
    private static let longestValue = 4096

    func start(_ object: LivingObject) { plan(object) }

    /// Periods begin anew: what would have been captured in the time that was left out is not, and what is lived through
    /// a second time is captured a second time. The row of the period in which that happened says so.
    func timeWasSet(_ object: LivingObject, from before: Int64) {
        if before != object.meter.utcMilliseconds { wasAdjusted = true }
        plan(object)
    }

    func plan(_ object: LivingObject) { nextCapture = boundary(after: object.meter.utcMilliseconds, object) }

    func tick(_ object: LivingObject) {
        guard let due = nextCapture, due <= object.meter.utcMilliseconds else { return }
        captureAll(from: due, through: object.meter.utcMilliseconds, isPast: false, object)
    }

    /// Captures now, as the method does.
    func capture(_ object: LivingObject) {
        noteStatus(object)
        insert(row(of: object), settings(of: object))
        object.meter.onChange?(object.id, Attribute.buffer)
    }

    /// Fills the buffer with the rows that it would have captured between two moments of UTC, in milliseconds.
    func backfill(_ object: LivingObject, from: Int64, through: Int64) {
        guard !isRemembered, let first = boundary(after: from - 1, object) else { return }
        captureAll(from: first, through: through, isPast: true, object)
    }

    /// Captures at every boundary of the period from `first` on; of more rows than the buffer holds only the last.
    /// - Parameter isPast: whether registers are asked for their values of that time.
    private func captureAll(from first: Int64, through last: Int64, isPast: Bool, _ object: LivingObject) {
        let settings = settings(of: object)
        let earliest = last - Int64(settings.capacity) * settings.period
        var next = first < earliest ? boundary(after: earliest, object) : first
        while let due = next, due <= last {
            let row = object.meter.at(CaptureMoment(utcMilliseconds: due, isPast: isPast)) {
                noteStatus(object)
                return self.row(of: object)
            }
            insert(row, settings)
            wasAdjusted = false
            next = boundary(after: due, object)
        }
        nextCapture = boundary(after: max(last, object.meter.utcMilliseconds), object)
        object.meter.onChange?(object.id, Attribute.buffer)
    }
}

// MARK: - Periods

extension ProfileBehaviour {
    /// The first boundary of the capture period after a moment of UTC; nil without a period.
    private func boundary(after utc: Int64, _ object: LivingObject) -> Int64? {
        let period = settings(of: object).period
        return period > 0 ? object.timeRules.boundary(after: utc, period: period) : nil
    }
}

// MARK: - Rows

extension ProfileBehaviour {
    /// The values of all columns now, as a structure.
    private func row(of object: LivingObject) -> [UInt8] {
        let columns = settings(of: object).captureObjects
        return encoded { (writer: inout ByteWriter) in
            writer.structure(count: columns.count)
            for column in columns {
                if let value = value(of: column, object) { writer.octets(value) } else { writer.nullData() }
            }
        }
    }

    /// nil where there is nothing to capture: no such object, a secret, a value that cannot be read.
    private func value(of column: CaptureObject, _ object: LivingObject) -> [UInt8]? {
        let id = ObjectID(device: object.id.device, classID: column.classID, instance: column.instance)
        guard let source = object.meter.object(id), source != object || column.attribute != Attribute.buffer,
            source.interfaceClass.attribute(column.attribute)?.isSecret == false,
            let whole = try? source.encodedValue(of: column.attribute)
        else { return nil }
        let value = whole.withUnsafeBytes { (bytes) -> [UInt8]? in
            column.dataIndex == 0 ? whole : Octets(bytes).element(Int(column.dataIndex) - 1)?.array
        }
        return value.flatMap { $0.count <= Self.longestValue ? $0 : nil }
    }

    private func insert(_ row: [UInt8], _ settings: ProfileSettings) {
        let place = place(for: row, settings)
        let isFull = store.count >= settings.capacity
        switch settings.sortMethod {
        case .fifo:
            store.append(row)
            while store.count > settings.capacity { store.removeFirst() }
        default:
            // A row that would come behind the last of a full buffer is the least interesting one.
            if isFull && place == store.count { return }
            store.insert(row, at: place)
            while store.count > settings.capacity { store.removeLast() }
        }
    }

    private func place(for row: [UInt8], _ settings: ProfileSettings) -> Int {
        if settings.sortMethod == .lifo { return 0 }
        guard let column = settings.sortColumn else { return store.count }
        let isMoment = settings.captureObjects[column].isMoment
        let new = row.withUnsafeBytes { bytes in
            Octets(bytes).element(column).flatMap { ColumnValue($0, isMoment: isMoment) }
        }
        var place = store.count
        guard let new else { return place }
        store.forEach { row, octets in
            let old = octets.element(column).flatMap { ColumnValue($0, isMoment: isMoment) }
            let isBefore = old.map { settings.sortMethod.puts(new, before: $0) } ?? true
            if isBefore { place = row }
            return !isBefore
        }
        return place
    }
}
