package io.watchword.modelpackages.serve;

import io.watchword.modelpackages.PackageException;
import io.watchword.modelpackages.task.VisualTask;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The replicas of a model, each asked by one thread at a time, and exchanged for others without losing a call. Any
 * number of threads may use it; it has none of its own.
 */
public final class Served<T extends VisualTask> implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition given = lock.newCondition();
    private final Deque<T> free = new ArrayDeque<>();
    private Set<T> current = Set.of();
    private boolean closed;

    /** Begins with these, one or more; they are closed with it. */
    public Served(Collection<T> replicas) {
        swap(replicas);
    }

    /**
     * Asks a replica, once one is free.
     *
     * @param patience how long to wait for one
     * @throws PackageException if none got free in time, or the model was closed
     */
    public <R> R call(Function<T, R> question, Duration patience) {
        T replica = take(patience);
        try {
            return question.apply(replica);
        } finally {
            giveBack(replica);
        }
    }

    /**
     * Exchanges the replicas. Whoever asks from now on, or waits, asks the newer ones; calls that are under way are
     * answered by the older ones, which are closed as they finish.
     *
     * @throws PackageException if it was closed; the newer ones are then closed too
     */
    public void swap(Collection<T> newer) {
        if (newer.isEmpty()) {
            throw new IllegalArgumentException("Give one replica or more");
        }
        List<T> idle = List.of();
        boolean tooLate;
        lock.lock();
        try {
            tooLate = closed;
            if (!tooLate) {
                idle = take(newer);
            }
        } finally {
            lock.unlock();
        }
        closeAll(tooLate ? newer : idle);
        if (tooLate) {
            throw new PackageException("The model was closed: nothing can take its place");
        }
    }

    /** Returns those that are not needed any more; under the lock. */
    private List<T> take(Collection<T> newer) {
        List<T> idle = List.copyOf(free);
        free.clear();
        free.addAll(newer);
        current = Collections.newSetFromMap(new IdentityHashMap<>());
        current.addAll(newer);
        given.signalAll();
        return idle;
    }

    /** Each, though another fails to be. */
    private static void closeAll(Collection<? extends VisualTask> replicas) {
        RuntimeException failed = null;
        for (VisualTask each : replicas) {
            try {
                each.close();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    private T take(Duration patience) {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!closed && free.isEmpty()) {
                if (left <= 0) {
                    throw new PackageException("All " + current.size() + " replicas of the model were busy for "
                            + patience.toMillis() + " ms: ask less often, or give it more replicas");
                }
                left = given.awaitNanos(left);
            }
            if (closed) {
                throw new PackageException("The model was closed");
            }
            return free.removeFirst();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PackageException("Interrupted while waiting for a model", e);
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(T replica) {
        boolean retired;
        lock.lock();
        try {
            retired = closed || !current.contains(replica);
            if (!retired) {
                free.addLast(replica);
            }
            given.signal();
        } finally {
            lock.unlock();
        }
        if (retired) {
            replica.close();
        }
    }

    /** Closes the replicas that are free at once, and the others as their calls finish. */
    @Override
    public void close() {
        List<T> idle;
        lock.lock();
        try {
            closed = true;
            idle = List.copyOf(free);
            free.clear();
            given.signalAll();
        } finally {
            lock.unlock();
        }
        closeAll(idle);
    }
}
