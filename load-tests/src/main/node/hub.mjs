// A hub on `ws`, as one would write it: what the generator says to every peer, see limit.c.
import { WebSocketServer } from 'ws';

const channels = Array.from({ length: 8 }, () => new Set());
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4096, perMessageDeflate: false });

server.on('connection', (socket) => {
    let hears = null;
    let speaks = null;
    socket.on('message', (message) => {
        if (speaks !== null) {
            for (const listener of speaks) listener.send(message, { binary: true });
        } else if (message[0] === 0x4c) {
            hears?.delete(socket);
            hears = channels[message[1]] ?? null;
            hears?.add(socket);
        } else if (message[0] === 0x50) {
            speaks = channels[message[1]] ?? null;
        }
    });
    socket.on('close', () => hears?.delete(socket));
    socket.on('error', () => socket.terminate());
});
server.on('listening', () => console.log(`ready ${server.address().port} 0`));
