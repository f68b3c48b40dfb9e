package dev.pgcellar.deployment;

import java.util.function.BiFunction;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Turns class files of Java 5 into such of Java 17, with stack maps. Class data sharing and the AOT cache leave classes
 * out that are older than Java 6, and the virtual machine verifies them at every start with its slow, inferring verifier.
 */
final class PicocliClassFiles implements BiFunction<String, ClassVisitor, ClassVisitor> {

    @Override
    public ClassVisitor apply(String className, ClassVisitor written) {
        return new ClassVisitor(Opcodes.ASM9, written) {
            @Override
            public void visit(
                    int version, int access, String name, String signature, String superName, String[] interfaces) {
                super.visit(Opcodes.V17, access, name, signature, superName, interfaces);
            }

            /** A method that is passed on as it came would be copied as bytes, without the stack map it now needs. */
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                return new MethodVisitor(Opcodes.ASM9, method) {};
            }
        };
    }
}
