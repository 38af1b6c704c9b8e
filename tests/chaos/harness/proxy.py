"""A unix socket that forwards to another one, and does on demand what networks do: delay, cut, swallow, refuse."""
import asyncio, os, threading


class Proxy:
    """`delay_s`: each piece waits so long. `is_open` False: nothing passes, and nobody is told (half-open). cut(): connections end."""

    def __init__(self, target, path):
        self.target, self.path, self.delay_s, self.connections = str(target), str(path), 0.0, set()
        self.loop = asyncio.new_event_loop()
        self.gate, self.refuses, self.forwarded = None, False, 0
        self.started = threading.Event()
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()
        self.started.wait()

    def run(self):
        asyncio.set_event_loop(self.loop)
        self.gate = asyncio.Event()
        self.gate.set()
        server = self.loop.run_until_complete(asyncio.start_unix_server(self.accept, self.path))
        self.loop.call_soon(self.started.set)
        self.loop.run_forever()
        server.close()
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        self.loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        self.loop.close()

    async def accept(self, reader, writer):
        if self.refuses:
            writer.close()
            return
        try:
            there, here = await asyncio.open_unix_connection(self.target)
        except OSError:
            writer.close()
            return
        pair = (writer, here)
        self.connections.add(pair)
        await asyncio.gather(self.forward(reader, here), self.forward(there, writer))
        self.connections.discard(pair)

    async def forward(self, reader, writer):
        try:
            while data := await reader.read(65536):
                await self.gate.wait()
                if self.delay_s:
                    await asyncio.sleep(self.delay_s)
                writer.write(data)
                self.forwarded += len(data)
                await writer.drain()
        except (OSError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    def set_open(self, is_open):
        self.loop.call_soon_threadsafe(self.gate.set if is_open else self.gate.clear)

    def cut(self):
        """Every connection ends now, in the middle of whatever it says."""
        def abort():
            for pair in list(self.connections):
                for writer in pair:
                    writer.transport.abort()
        self.loop.call_soon_threadsafe(abort)

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        if os.path.exists(self.path):
            os.unlink(self.path)
