/// What a modem is told: the attributes of its modem configuration object (class 27). When the meter answers a call is
/// asked at each ring (``LineFacts/answer(to:)``).
struct ModemSettings: Equatable {
    /// What is sent, what the modem must answer, and how long to wait behind it.
    struct Initialisation: Equatable {
        var request: String
        var response: String
        var delay: Duration
    }

    var initialisation: [Initialisation] = [Initialisation(request: "ATZ", response: "OK", delay: .zero)]
    /// Silence around `+++`.
    var guardTime = Duration.seconds(1)
    /// How long the modem may take to answer.
    var responseTimeout = Duration.seconds(5)
}
