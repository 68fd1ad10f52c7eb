package dev.millrace.s3;

import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.HttpExecuteResponse;

/// What S3 says where it does not do what was asked: a status, and mostly an XML document `Error`
/// with `Code` and `Message`.
final class S3Refusal {
    private static final int LONGEST = 64 * 1024;

    private S3Refusal() {}

    /// Takes the reply's body.
    static AwsServiceException of(HttpExecuteResponse response) throws IOException {
        Map<String, String> said = new HashMap<>();
        try (InputStream body = response.responseBody()
                .orElseGet(AbortableInputStream::createEmpty)) {
            read(body.readNBytes(LONGEST), said);
        }
        String id = response.httpResponse().firstMatchingHeader("x-amz-request-id").orElse("none");
        return AwsServiceException.builder()
                .statusCode(response.httpResponse().statusCode())
                .message("S3 gave no reason")
                .requestId(id)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("S3")
                        .errorCode(said.get("Code"))
                        .errorMessage(said.get("Message"))
                        .build())
                .build();
    }

    /// Why a call failed, in words for a reader of logs.
    static String reason(SdkException failure) {
        if (failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                && refused.awsErrorDetails().errorCode() != null) {
            AwsErrorDetails details = refused.awsErrorDetails();
            return details.errorCode().equals("NoSuchKey")
                    ? "there is no such object"
                    : Stream.of(details.errorCode(), details.errorMessage())
                            .filter(part -> part != null && !part.isEmpty())
                            .collect(joining(", "));
        }
        return String.valueOf(failure.getMessage());
    }

    /// What is no such document says nothing.
    private static void read(byte[] body, Map<String, String> said) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(body));
            while (xml.hasNext()) {
                take(xml, said);
            }
        } catch (XMLStreamException other) {
            // a page of a proxy, say: the status tells enough
        }
    }

    private static void take(XMLStreamReader xml, Map<String, String> said)
            throws XMLStreamException {
        if (xml.next() == XMLStreamReader.START_ELEMENT && !xml.getLocalName().equals("Error")) {
            said.putIfAbsent(xml.getLocalName(), xml.getElementText());
        }
    }
}
