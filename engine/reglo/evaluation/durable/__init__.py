"""The border with durable-rules: nothing else in the engine speaks to it, and nothing calls it yet."""
