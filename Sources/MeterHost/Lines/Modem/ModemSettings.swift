/// What a modem is told, and when the meter answers a call: the attributes of its modem configuration object (class 27)
/// and its auto answer object (class 28).
struct ModemSettings: Equatable {
    /// What is sent, what the modem must answer, and how long to wait behind it.
    struct Initialisation: Equatable {
        var request: String
        var response: String
        var delay: Duration
    }

    var initialisation: [Initialisation] = [Initialisation(request: "ATZ", response: "OK", delay: .zero)]
    /// Rings before the meter answers; 0 never answers.
    var rings = 1
    /// Silence around `+++`.
    var guardTime = Duration.seconds(1)
    /// How long the modem may take to answer.
    var responseTimeout = Duration.seconds(5)
}
