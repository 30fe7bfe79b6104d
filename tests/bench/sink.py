"""A mail server in a process of its own that takes everything and counts the conversations."""

import asyncio
import os
import sys

from aiosmtpd.smtp import SMTP


class Taker:
    async def handle_DATA(self, server, session, envelope):
        return "250 Taken"


async def serve(port, file):
    """Each conversation is a byte in the file."""
    loop = asyncio.get_running_loop()
    count = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def conversation():
        os.write(count, b".")
        return SMTP(Taker(), hostname="localhost", loop=loop)

    async with await loop.create_server(conversation, "127.0.0.1", port) as server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), sys.argv[2]))
