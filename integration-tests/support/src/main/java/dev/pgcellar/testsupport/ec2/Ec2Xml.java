package dev.pgcellar.testsupport.ec2;

import java.util.Map;
import java.util.stream.Collectors;

/** The answers of the EC2 query protocol. */
final class Ec2Xml {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String START_TIME = "2026-01-13T10:00:00.000Z";
    private static final String OWNER = "123456789012";

    private Ec2Xml() {}

    static String error(String code, String message) {
        return HEAD + "<Response><Errors><Error>" + element("Code", code) + element("Message", message)
                + "</Error></Errors><RequestID>1</RequestID></Response>";
    }

    /** A whole answer. */
    static String answer(String action, String content) {
        return HEAD + "<" + action + "Response xmlns=\"http://ec2.amazonaws.com/doc/2016-11-15/\">"
                + "<requestId>1</requestId>" + content + "</" + action + "Response>";
    }

    static String element(String name, String value) {
        return "<" + name + ">"
                + value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") + "</" + name + ">";
    }

    static String tags(Map<String, String> tags) {
        return "<tagSet>"
                + tags.entrySet().stream()
                        .map(tag ->
                                "<item>" + element("key", tag.getKey()) + element("value", tag.getValue()) + "</item>")
                        .collect(Collectors.joining())
                + "</tagSet>";
    }

    /** What there is to say of a snapshot, without an element around it. */
    static String snapshot(Ec2Snapshot snapshot, String state) {
        String progress = state.equals("completed") ? "100%" : "45%";
        // CreateSnapshots calls the state "state", the others call it "status".
        return element("snapshotId", snapshot.id())
                + element("volumeId", snapshot.volume())
                + element("status", state)
                + element("state", state)
                + element("startTime", START_TIME)
                + element("progress", progress)
                + element("ownerId", OWNER)
                + element("volumeSize", "1")
                + (state.equals("error") ? element("statusMessage", "the volume is gone") : "")
                + tags(snapshot.tags());
    }
}
