package dev.pgcellar.it.interop;

import dev.pgcellar.testsupport.peer.PeerProgram;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one {@link Bucket} that serves all classes, and skips them where the peer is not installed. Archives
 * must be named for the test that makes them.
 */
final class SharedBucket implements ExecutionCondition, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedBucket.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return isPeerInstalled(context)
                ? ConditionEvaluationResult.enabled("the peer is installed")
                : ConditionEvaluationResult.disabled(
                        "Debian's packages barman-cli-cloud and python3-boto3 are not installed");
    }

    private static boolean isPeerInstalled(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        PeerProgram.class, key -> PeerProgram.installed().isPresent(), Boolean.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Bucket.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot().getStore(NAMESPACE).computeIfAbsent(Bucket.class, key -> new Bucket(), Bucket.class);
    }
}
