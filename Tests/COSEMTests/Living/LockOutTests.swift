import DLMSServer
import Testing

@testable import COSEM

/// When an association locks everybody out.
@Suite struct LockOutTests {
    private static let wrong = RefusalReason.password(receivedLength: 1, expectedLength: 8)

    @Test("begins with the last of some failures in a row, and ends by itself") func rows() {
        var state = LockOutState(LockOut(failures: 3, seconds: 60))
        state.refused(because: Self.wrong, at: 0)
        state.refused(because: .authentication(mechanism: 5), at: 1)
        #expect(state.remaining(at: 1) == nil)
        state.refused(because: Self.wrong, at: 1000)
        #expect(state.remaining(at: 1000) == 60)
        #expect(state.remaining(at: 60_999) == 1)
        #expect(state.remaining(at: 61_000) == nil)
        state.refused(because: Self.wrong, at: 61_000)
        #expect(state.remaining(at: 61_000) == nil, "the count begins anew")
    }

    @Test("a success between two failures, or another refusal, does not count") func others() {
        var state = LockOutState(LockOut(failures: 2, seconds: 60))
        state.refused(because: Self.wrong, at: 0)
        state.succeeded()
        state.refused(because: Self.wrong, at: 1)
        state.refused(because: .authenticationTag, at: 2)
        #expect(state.remaining(at: 2) == nil)
    }

    @Test("never happens where it is not asked for") func off() {
        var state = LockOutState(nil)
        for time in 0..<1000 { state.refused(because: Self.wrong, at: Int64(time)) }
        #expect(state.remaining(at: 1000) == nil)
    }
}
