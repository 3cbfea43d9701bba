"""An ASGI application that only hands out bytes it holds: what the worker itself costs."""

import json
import os
from pathlib import Path
from typing import Any

FOLDER = Path(os.environ["BENCH_BYTES"])
BODY = (FOLDER / "body").read_bytes()
HEADERS = [(name.encode(), value.encode()) for name, value in json.loads((FOLDER / "headers.json").read_text())]
HEADERS.append((b"content-length", str(len(BODY)).encode()))


async def application(scope: Any, receive: Any, send: Any) -> None:
    if scope["type"] == "http":
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        await send({"type": "http.response.body", "body": BODY})
    else:
        while True:
            message = await receive()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return
