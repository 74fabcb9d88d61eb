#if !hasFeature(Embedded)
    /// Memory that a session takes by itself: its associations at once, what they keep when it is first needed.
    struct OwnMemory {
        let associations: UnsafeMutableBufferPointer<Association>
        private let keeping: Int
        /// By association; nil while it has no long service.
        private let shares: UnsafeMutableBufferPointer<UnsafeMutableRawPointer?>

        init(associations limit: Int, keeping octets: Int) {
            associations = .allocate(capacity: limit)
            keeping = octets
            shares = .allocate(capacity: limit)
            shares.initialize(repeating: nil)
        }

        func memory(of index: Int) -> UnsafeMutableRawBufferPointer {
            let share = shares[index] ?? .allocate(byteCount: keeping, alignment: 1)
            shares[index] = share
            return UnsafeMutableRawBufferPointer(start: share, count: keeping)
        }

        func giveBack(_ index: Int) {
            shares[index]?.deallocate()
            shares[index] = nil
        }

        func deallocate() {
            for share in shares { share?.deallocate() }
            shares.deallocate()
            associations.deallocate()
        }
    }
#endif
