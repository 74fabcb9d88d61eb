import DLMSServer
import DLMSWire
import Testing

@Suite struct AssociationTests {
    @Test("answers an AARQ with an AARE that names what was agreed") func accepts() {
        let link = Link()
        #expect(
            link.send(AARQs.greenBook)
                == "6129a109060760857405080101a203020100a305a103020100be10040e0800065f1f04000072" + "1d" + "04000007"
        )
    }

    @Test("reads an attribute in the association") func reads() {
        let link = Link()
        _ = link.send(AARQs.lowest)
        #expect(link.send("c001c100030100010800ff0200") == "c401c10006000003e8")
    }
}
